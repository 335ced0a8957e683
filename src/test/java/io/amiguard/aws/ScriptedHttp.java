package io.amiguard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * An HTTP client that gives the answers of a script, those of an operation in order, and to nothing
 * else.
 */
final class ScriptedHttp implements SdkHttpClient {
  private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

  private final Deque<Answer> script = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private boolean isAws = true;

  /** What was asked. */
  record Request(String operation, String body, SdkHttpRequest http) {
    String header(String name) {
      return http.firstMatchingHeader(name).orElse("");
    }
  }

  private record Answer(
      String operation, String about, int status, String body, @Nullable IOException broken) {
    boolean isFor(Request request) {
      return operation.equals(request.operation()) && request.body().contains(about);
    }
  }

  /** Answers as somebody does who is not AWS: without ids of requests. */
  ScriptedHttp ofStranger() {
    isAws = false;
    return this;
  }

  ScriptedHttp answer(String operation, String body) {
    return answer(operation, 200, body);
  }

  /** Adds an answer to a request whose body has {@code about} in it. */
  ScriptedHttp answerAbout(String about, String operation, String body) {
    script.add(new Answer(operation, about, 200, body, null));
    return this;
  }

  /** Adds an answer before all others. */
  ScriptedHttp answerFirst(String operation, String body) {
    script.addFirst(new Answer(operation, "", 200, body, null));
    return this;
  }

  ScriptedHttp answer(String operation, int status, String body) {
    script.add(new Answer(operation, "", status, body, null));
    return this;
  }

  /** Adds a refusal in the form of AWS's JSON protocol. */
  ScriptedHttp refuse(String operation, String code, String message) {
    return answer(
        operation, 400, "{\"__type\": \"%s\", \"Message\": \"%s\"}".formatted(code, message));
  }

  ScriptedHttp breakOff(String operation, IOException broken) {
    script.add(new Answer(operation, "", 0, "", broken));
    return this;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  List<String> operations() {
    return requests().stream().map(Request::operation).toList();
  }

  /** Returns how many answers nobody has asked for. */
  synchronized int left() {
    return script.size();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return reply(record(request));
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  private Request record(HttpExecuteRequest request) throws IOException {
    String body = "";
    if (request.contentStreamProvider().isPresent()) {
      try (InputStream in = request.contentStreamProvider().get().newStream()) {
        body = new String(in.readAllBytes(), UTF_8);
      }
    }
    Matcher action = ACTION.matcher(body);
    String operation =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .map(target -> target.substring(target.indexOf('.') + 1))
            .orElseGet(() -> action.find() ? requireNonNull(action.group(1)) : "?");
    Request recorded = new Request(operation, body, request.httpRequest());
    synchronized (this) {
      requests.add(recorded);
    }
    return recorded;
  }

  private synchronized Answer next(Request request) {
    Answer answer =
        script.stream()
            .filter(candidate -> candidate.isFor(request))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "asked %s, but the script says %s".formatted(request, script)));
    script.remove(answer);
    return answer;
  }

  private HttpExecuteResponse reply(Request request) throws IOException {
    Answer answer = next(request);
    if (answer.broken() != null) {
      throw answer.broken();
    }
    SdkHttpFullResponse.Builder response =
        SdkHttpFullResponse.builder().statusCode(answer.status());
    if (isAws) {
      response.putHeader("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555");
    }
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(
            AbortableInputStream.create(new ByteArrayInputStream(answer.body().getBytes(UTF_8))))
        .build();
  }
}
