package io.amiguard.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands between the program and a sandbox, and lets a test act at each write. */
public final class Relay implements AutoCloseable {
  private static final Pattern WRITE =
      Pattern.compile(".*\\.(Create|Update|Attach|Detach|Delete|Enable|Tag|Untag)[A-Za-z]+");
  private static final Pattern EC2_WRITE =
      Pattern.compile("Action=(Enable|Disable|Replace)[A-Za-z]+&");
  private static final List<String> PASSED_ON =
      List.of("X-Amz-Target", "X-Amz-Security-Token", "Authorization", "Content-Type");

  /** What a test does at a write, counted from 1; while it does, the program gets no answer. */
  public interface Act {
    Then at(int write, Moment moment);
  }

  /** What becomes of the write. */
  public enum Then {
    GO_ON,
    /** Nothing goes on from here: a write that did not get through never does. */
    HANG_UP
  }

  /** When. */
  public enum Moment {
    BEFORE,
    AFTER
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger writes = new AtomicInteger();
  private final HttpServer server;
  private final URI sandbox;
  private final Act act;

  private Relay(HttpServer server, URI sandbox, Act act) {
    this.server = server;
    this.sandbox = sandbox;
    this.act = act;
  }

  public static Relay to(URI sandbox, Act act) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Relay relay = new Relay(server, sandbox, act);
      server.createContext("/", relay::handle);
      server.setExecutor(relay.threads);
      server.start();
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns how many writes came through. */
  int writes() {
    return writes.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      int write = isWrite(exchange, body) ? writes.incrementAndGet() : 0;
      if (act(write, Moment.BEFORE) == Then.HANG_UP) {
        return;
      }
      HttpResponse<byte[]> answer = client.send(request(exchange, body), ofBytes());
      if (act(write, Moment.AFTER) == Then.HANG_UP) {
        return;
      }
      String type = answer.headers().firstValue("Content-Type").orElse("");
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Organizations names the operation in a header, EC2 in the form that is the body. */
  private static boolean isWrite(HttpExchange exchange, byte[] body) {
    return header(exchange, "X-Amz-Target")
        .map(target -> WRITE.matcher(target).matches())
        .orElseGet(() -> EC2_WRITE.matcher(new String(body, StandardCharsets.UTF_8)).find());
  }

  private Then act(int write, Moment moment) {
    return write > 0 ? act.at(write, moment) : Then.GO_ON;
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : PASSED_ON) {
      header(exchange, name).ifPresent(value -> request.header(name, value));
    }
    return request.build();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static HttpResponse.BodyHandler<byte[]> ofBytes() {
    return HttpResponse.BodyHandlers.ofByteArray();
  }
}
