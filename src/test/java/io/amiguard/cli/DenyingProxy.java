package io.amiguard.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Stands before an endpoint and answers one operation as AWS does if a permission is missing. */
public final class DenyingProxy implements AutoCloseable {
  private static final String TARGET = "X-Amz-Target";
  private static final byte[] DENIED =
      "{\"__type\": \"AccessDeniedException\", \"Message\": \"not authorized\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  private final URI endpoint;
  private final String denied;

  public DenyingProxy(URI endpoint, String denied) throws IOException {
    this.endpoint = endpoint;
    this.denied = denied;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String operation = exchange.getRequestHeaders().getFirst(TARGET);
    if (operation.endsWith("." + denied)) {
      respond(exchange, 400, DENIED);
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header(TARGET, operation)
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      respond(exchange, response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
