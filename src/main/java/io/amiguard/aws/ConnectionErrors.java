package io.amiguard.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What goes wrong on the way to AWS and back, in one line that names the endpoint. */
final class ConnectionErrors {
  private static final Pattern READS = Pattern.compile(":(AssumeRole|Describe|Get|List)");

  /** What to do where a change may have been made. */
  static final String UNKNOWN_OUTCOME =
      "whether it was done is not known: run the same command again, it looks first";

  private ConnectionErrors() {}

  /** Returns the line for a failure that is not an answer of AWS. */
  static String explain(SdkException failure, String permission, String endpoint) {
    Line line = line(failure, permission, endpoint);
    return line.what() + "; " + (mayBeDone(failure, permission) ? UNKNOWN_OUTCOME : line.advice());
  }

  /** Returns whether the call changes something, and the change may have been made all the same. */
  static boolean mayBeDone(SdkException failure, String permission) {
    return isWrite(permission) && !neverArrived(failure);
  }

  /** Returns whether a call changes something. */
  static boolean isWrite(String permission) {
    return !READS.matcher(permission).find();
  }

  private record Line(String what, String advice) {}

  private static Line line(SdkException failure, String permission, String endpoint) {
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException
        || isCausedBy(failure, SocketTimeoutException.class)) {
      return new Line(
          "no answer from %s in time (%s)".formatted(endpoint, permission),
          "check the network and proxy, or run it again");
    }
    if (isCausedBy(failure, UnknownHostException.class)) {
      return new Line(
          "cannot find %s (%s): its host name does not resolve".formatted(endpoint, permission),
          "check the network, --region and --endpoint-url");
    }
    if (isUnreachable(failure)) {
      return new Line(
          "cannot connect to %s (%s): nothing answers there".formatted(endpoint, permission),
          "check the network, the proxy and --endpoint-url");
    }
    return otherLine(failure, permission, endpoint);
  }

  private static Line otherLine(SdkException failure, String permission, String endpoint) {
    if (isCausedBy(failure, SSLException.class)) {
      return new Line(
          "no secure connection to %s (%s): %s"
              .formatted(endpoint, permission, rootMessage(failure)),
          "if a proxy of your company is in between, set AWS_CA_BUNDLE to its certificates");
    }
    if (isCausedBy(failure, SocketException.class)) {
      return new Line(
          "the connection to %s broke (%s): %s"
              .formatted(endpoint, permission, rootMessage(failure)),
          "run it again");
    }
    if (isCausedBy(failure, IOException.class) || isCausedBy(failure, RuntimeException.class)) {
      return new Line(
          "the answer from %s makes no sense (%s): it was cut off, or is not from AWS"
              .formatted(endpoint, permission),
          "check the proxy and --endpoint-url");
    }
    return new Line(
        "%s at %s failed: %s".formatted(permission, endpoint, rootMessage(failure)),
        "run it again, with --verbose if it fails again");
  }

  /** The SDK tells of the attempts before the last one in suppressed exceptions, by message. */
  private static boolean neverArrived(SdkException failure) {
    boolean lastDidNot =
        isUnreachable(failure)
            || isCausedBy(failure, UnknownHostException.class)
            || isCausedBy(failure, SSLHandshakeException.class);
    String why = rootCause(failure).getMessage();
    return lastDidNot
        && why != null
        && Arrays.stream(failure.getSuppressed())
            .map(Throwable::getMessage)
            .allMatch(message -> message != null && message.contains(why));
  }

  private static boolean isUnreachable(SdkException failure) {
    return isCausedBy(failure, ConnectException.class)
        || isCausedBy(failure, NoRouteToHostException.class);
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    return causeOf(failure)
        .map(cause -> type.isInstance(cause) || isCausedBy(cause, type))
        .orElse(false);
  }

  private static String rootMessage(Throwable failure) {
    return OneLine.of(rootCause(failure).getMessage());
  }

  private static Throwable rootCause(Throwable failure) {
    return causeOf(failure).map(ConnectionErrors::rootCause).orElse(failure);
  }

  private static Optional<Throwable> causeOf(Throwable failure) {
    return Optional.ofNullable(failure.getCause());
  }
}
