package io.amiguard.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets every attempt of every call pass the {@link CallLimiter}: each page of a list, and each
 * retry.
 *
 * <p>The first attempt waits before the SDK signs the request and starts its clocks, so that
 * waiting is never taken for a slow answer. A retry has to wait later; by then few stand in line.
 */
final class PacedCalls implements ExecutionInterceptor {
  private static final ExecutionAttribute<Boolean> HAS_WAITED =
      new ExecutionAttribute<>("amiguard-has-waited");
  private static final Pattern TOO_MANY = Pattern.compile("TooManyRequests|Throttl");
  private static final int MOST_BYTES = 64 << 10;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Pace pace;
  private final CallLimiter limiter;

  PacedCalls(Pace pace, CallLimiter limiter) {
    this.pace = pace;
    this.limiter = limiter;
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    await(context.httpRequest(), attributes);
    attributes.putAttribute(HAS_WAITED, true);
    return context.httpRequest();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (!Boolean.TRUE.equals(attributes.getAttribute(HAS_WAITED))) {
      await(context.httpRequest(), attributes);
    }
    attributes.putAttribute(HAS_WAITED, false);
  }

  /** Only the body says that AWS throttles: Organizations answers HTTP 400 to that, too. */
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    if (response.isSuccessful()) {
      limiter.answered(operation(attributes));
      return context.responseBody();
    }
    Optional<byte[]> body = context.responseBody().map(PacedCalls::read);
    String text = body.map(bytes -> new String(bytes, UTF_8)).orElse("");
    if (response.statusCode() == TOO_MANY_REQUESTS || TOO_MANY.matcher(text).find()) {
      limiter.refused(operation(attributes));
    }
    return body.map(ByteArrayInputStream::new);
  }

  private void await(SdkHttpRequest request, ExecutionAttributes attributes) {
    if (!pace.concerns(request.host())) {
      return;
    }
    try {
      limiter.await(operation(attributes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmiguardException(
          Kind.INCOMPLETE,
          "interrupted before organizations:%s: run it again".formatted(operation(attributes)),
          e);
    }
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private static byte[] read(InputStream body) {
    try (body) {
      return body.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw SdkClientException.create("the answer broke off", e);
    }
  }
}
