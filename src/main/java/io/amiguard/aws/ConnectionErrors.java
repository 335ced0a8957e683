package io.amiguard.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What goes wrong on the way to AWS and back, in one line that names the endpoint. */
final class ConnectionErrors {
  private ConnectionErrors() {}

  /** Returns the line for a failure that is not an answer of AWS. */
  static String explain(SdkException failure, String permission, URI endpoint) {
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException
        || isCausedBy(failure, SocketTimeoutException.class)) {
      return "no answer from %s in time (%s): check the network and proxy, or run it again"
          .formatted(endpoint, permission);
    }
    if (isCausedBy(failure, UnknownHostException.class)) {
      return "cannot find %s (%s): its host name does not resolve; check the network, --region and --endpoint-url"
          .formatted(endpoint, permission);
    }
    if (isCausedBy(failure, ConnectException.class)
        || isCausedBy(failure, NoRouteToHostException.class)) {
      return "cannot connect to %s (%s): nothing answers there; check the network, the proxy and --endpoint-url"
          .formatted(endpoint, permission);
    }
    if (isCausedBy(failure, SSLException.class)) {
      return "no secure connection to %s (%s): %s; if a proxy of your company is in between, set AWS_CA_BUNDLE to its certificates"
          .formatted(endpoint, permission, rootMessage(failure));
    }
    if (isCausedBy(failure, SocketException.class)) {
      return "the connection to %s broke (%s): %s; run it again"
          .formatted(endpoint, permission, rootMessage(failure));
    }
    if (isCausedBy(failure, IOException.class)) {
      return "the answer from %s makes no sense (%s): it was cut off, or is not from AWS; check the proxy and --endpoint-url"
          .formatted(endpoint, permission);
    }
    return "%s at %s failed: %s; run it again, with --verbose if it fails again"
        .formatted(permission, endpoint, rootMessage(failure));
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    return causeOf(failure)
        .map(cause -> type.isInstance(cause) || isCausedBy(cause, type))
        .orElse(false);
  }

  private static String rootMessage(Throwable failure) {
    return causeOf(failure)
        .map(ConnectionErrors::rootMessage)
        .orElseGet(() -> OneLine.of(failure.getMessage()));
  }

  private static Optional<Throwable> causeOf(Throwable failure) {
    return Optional.ofNullable(failure.getCause());
  }
}
