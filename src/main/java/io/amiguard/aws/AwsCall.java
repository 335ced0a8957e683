package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one way to call AWS. Every call names the permission that it takes and the thing that it is
 * about, so that whatever goes wrong can be told in one line.
 */
final class AwsCall {
  private static final Logger log = LoggerFactory.getLogger(AwsCall.class);

  private final Function<String, URI> endpoints;

  /** Creates one that knows the endpoint which a permission's call goes to. */
  AwsCall(Function<String, URI> endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * Makes a call.
   *
   * @param permission the IAM action, such as {@code organizations:AttachPolicy}
   * @param thing what a person knows the thing as, such as {@code root r-acme}
   */
  <T> T call(String permission, String thing, Supplier<T> call) {
    log.debug("{} for {}", permission, thing);
    try {
      T answer = call.get();
      log.debug("{} for {}: {}", permission, thing, inShort(answer));
      return answer;
    } catch (SdkException e) {
      tell(e, permission, thing);
      throw translate(e, permission, thing);
    } catch (Answer.SenselessException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "%s answered %s for %s %s, so it is not AWS that answered; check --endpoint-url and the proxy"
              .formatted(endpoint(permission), permission, thing, e.getMessage()),
          e);
    }
  }

  /** Makes a call whose failure with {@code expected} is an answer too: the empty one. */
  <T> Optional<T> callUnless(
      Class<? extends AwsServiceException> expected,
      String permission,
      String thing,
      Supplier<T> call) {
    return call(
        permission,
        thing,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (AwsServiceException e) {
            if (expected.isInstance(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** Reads the user's AWS files and variables; what the SDK cannot understand is told as that. */
  static <T> T settings(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (SdkException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      throw new AmiguardException(
          Kind.FAILED,
          "the AWS settings cannot be used: %s; check ~/.aws/config, ~/.aws/credentials and the AWS_* variables"
              .formatted(OneLine.of(e.getMessage())),
          e);
    }
  }

  private String endpoint(String permission) {
    return EndpointUrl.shown(endpoints.apply(permission));
  }

  private static void tell(SdkException failure, String permission, String thing) {
    String reason = LoggedRetries.reason(failure);
    Integer attempts = failure.numAttempts();
    if (attempts != null && attempts > 1) {
      log.warn("{} for {}: given up after {} attempts: {}", permission, thing, attempts, reason);
    } else {
      log.debug("{} for {}: {}", permission, thing, reason);
    }
  }

  private AmiguardException translate(SdkException e, String permission, String thing) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof AmiguardException ours) {
        return ours;
      }
    }
    if (e instanceof AbortedException) {
      return new AmiguardException(
          Kind.INCOMPLETE,
          "interrupted during %s; %s"
              .formatted(
                  permission,
                  ConnectionErrors.isWrite(permission)
                      ? ConnectionErrors.UNKNOWN_OUTCOME
                      : "run it again"),
          e);
    }
    if (e instanceof AwsServiceException refusal) {
      if (ServiceErrors.isForeign(refusal)) {
        return new AmiguardException(
            Kind.FAILED,
            "%s answered %s with HTTP %d and not as AWS does; check --endpoint-url and the proxy"
                .formatted(endpoint(permission), permission, refusal.statusCode()));
      }
      // Without its cause: AWS's answer to a wrong signature repeats the request, token included.
      return new AmiguardException(
          ServiceErrors.isCertain(refusal) ? Kind.DENIED : Kind.FAILED,
          ServiceErrors.explain(refusal, permission, thing));
    }
    return new AmiguardException(
        ConnectionErrors.mayBeDone(e, permission) ? Kind.INCOMPLETE : Kind.FAILED,
        ConnectionErrors.explain(e, permission, endpoint(permission)),
        e);
  }

  private static String inShort(Object answer) {
    if (answer instanceof Optional<?> maybe) {
      return maybe.map(AwsCall::inShort).orElse("nothing");
    }
    return answer instanceof Collection<?> items ? items.size() + " found" : "done";
  }
}
