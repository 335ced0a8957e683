package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The loopback port on which the sandbox listens. */
final class HttpPort implements AutoCloseable {
  private static final int MOST_BYTES = 4 << 20;
  private static final int NO_BODY = -1;

  static {
    // Seconds until a request must have come in whole; by itself the server waits for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
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
        Executors.newCachedThreadPool(
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
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Answer answer =
          body.length > MOST_BYTES
              ? tooLarge(exchange)
              : dispatcher.answer(request(exchange, new String(body, UTF_8)));
      if (answer instanceof Answer.Reply reply) {
        send(exchange, reply);
      }
    }
  }

  /**
   * The rest of the body is read as well, since many a client listens only when it has sent all.
   */
  private static Answer tooLarge(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    return Dispatcher.reject(
        request(exchange, ""),
        Failure.of(
            "RequestEntityTooLargeException",
            "The body of the request is longer than %d bytes.".formatted(MOST_BYTES),
            413));
  }

  private static WireRequest request(HttpExchange exchange, String body) {
    return new WireRequest(
        exchange.getRequestMethod(),
        new WireRequest.Headers(
            header(exchange, "X-Amz-Target"),
            header(exchange, "Authorization"),
            header(exchange, "X-Amz-Security-Token")),
        body);
  }

  private static void send(HttpExchange exchange, Answer.Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", reply.requestId());
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), NO_BODY);
    } else {
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
