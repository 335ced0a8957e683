package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What goes wrong on the way into an account and inside it, in words that name neither the account
 * nor the Region: what is the same in a thousand accounts is told once.
 */
final class MemberErrors {
  private static final int UNAUTHORIZED = 401;
  private static final Pattern BECAUSE =
      Pattern.compile(
          "with an explicit deny in an? [\\w -]+ policy|because no [\\w -]+ policy allows");
  private static final Pattern EVIDENCE = Pattern.compile(", request id [^\\s,)]+");
  private static final Pattern THING =
      Pattern.compile("account [0-9]{12}( in [a-z]+(-[a-z0-9]+)+)?");

  private MemberErrors() {}

  /** Returns what log lines know an account as. */
  static String thing(TargetId account) {
    return "account " + account;
  }

  /** Enters an account. */
  static <T> T assuming(MemberRoles roles, TargetId account, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw switch (code(e)) {
        case "AccessDenied", "AccessDeniedException" ->
            failed(
                "AWS denies sts:AssumeRole for role %s%s: it does not exist there, does not trust this caller, or asks for an external id; name another with %s, or pass --external-id"
                    .formatted(roles.nameFor(account), because(e), roles.option(account)));
        case "RegionDisabledException" ->
            failed(
                "STS is not active there in the Region of this run (sts:AssumeRole): choose another one with --region");
        default -> e;
      };
    }
  }

  /** Asks something inside an account. */
  static <T> T inside(String permission, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      String code = code(e);
      if (code.equals("UnauthorizedOperation") || code.equals("AccessDenied")) {
        throw failed(
            "AWS denies %s%s: grant it to the role, or leave the Region out with --regions"
                .formatted(permission, because(e)));
      }
      if (e.statusCode() == UNAUTHORIZED || code.equals("AuthFailure")) {
        throw failed(
            "EC2 does not accept the credentials (%s, AuthFailure): the Region is not enabled in the account, or the credentials are no longer good"
                .formatted(permission));
      }
      throw e;
    }
  }

  /** Returns whether a session has come to its end, so that a new one helps. */
  static boolean isExpired(AwsServiceException failure) {
    return switch (code(failure)) {
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired" -> true;
      default -> false;
    };
  }

  /** Returns the failure without the account and without what is different each time. */
  static AmiguardException general(AmiguardException failure) {
    String message = String.valueOf(failure.getMessage());
    String general =
        THING.matcher(EVIDENCE.matcher(message).replaceAll("")).replaceAll("the account");
    return new AmiguardException(failure.kind(), general, failure);
  }

  private static String because(AwsServiceException failure) {
    String said = details(failure).map(AwsErrorDetails::errorMessage).map(OneLine::of).orElse("");
    Matcher because = BECAUSE.matcher(said);
    if (!because.find()) {
      return "";
    }
    String reason = " " + because.group();
    return reason.endsWith(" allows") ? reason + " it" : reason;
  }

  private static String code(AwsServiceException failure) {
    return details(failure).map(AwsErrorDetails::errorCode).orElse("");
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException failure) {
    return Optional.ofNullable(failure.awsErrorDetails());
  }

  private static AmiguardException failed(String message) {
    return new AmiguardException(Kind.FAILED, message);
  }
}
