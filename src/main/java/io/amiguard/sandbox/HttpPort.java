package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The loopback port on which the sandbox listens. */
final class HttpPort implements AutoCloseable {
  private static final int THREADS = 32;
  private static final int MOST_BYTES = 4 << 20;

  static {
    // Without it, every response waits for the client's delayed acknowledgement, about 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Dispatcher dispatcher;

  /**
   * @param port 0 for any
   */
  HttpPort(int port, Dispatcher dispatcher) throws IOException {
    this.dispatcher = dispatcher;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "sandbox");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int number() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
      Answer answer =
          dispatcher.answer(
              new WireRequest(
                  header(exchange, "X-Amz-Target"),
                  header(exchange, "Authorization"),
                  new String(body, UTF_8)));
      if (answer instanceof Answer.Reply reply) {
        send(exchange, reply);
      }
    }
  }

  private static void send(HttpExchange exchange, Answer.Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", reply.requestId());
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
