package io.amiguard.aws;

import io.amiguard.policy.DeclarativePolicy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.organizations.model.AccessDeniedForDependencyException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;

/**
 * What AWS answers when it refuses, in one line: what happened, to which thing, what to do next.
 *
 * <p>Codes and reasons are those of the Organizations and STS API References. Reasons are read as
 * text, since AWS has been seen to add to them ({@code INVALID_ENUM:POLICY_TYPE}).
 */
final class ServiceErrors {

  /** Organizations calls this "not all features"; it happens in three different answers. */
  static final String NOT_ALL_FEATURES =
      "the organization has consolidated billing only, and declarative policies need all features: enable them in the AWS Organizations console, under Settings";

  private static final int SERVER_ERROR = 500;
  private static final Pattern IDENTITY =
      Pattern.compile("(?:User: )?(arn:\\S+) is not authorized to perform: (\\S+)");
  private static final Pattern BECAUSE =
      Pattern.compile(
          "with an explicit deny in an? [\\w -]+ policy|because no [\\w -]+ policy allows the \\S+ action");

  private final AwsServiceException failure;
  private final String permission;
  private final String thing;

  private ServiceErrors(AwsServiceException failure, String permission, String thing) {
    this.failure = failure;
    this.permission = permission;
    this.thing = thing;
  }

  /** Returns the line for a refusal. */
  static String explain(AwsServiceException failure, String permission, String thing) {
    return new ServiceErrors(failure, permission, thing).line();
  }

  /**
   * Returns whether a refused call certainly did nothing: one that was repeated may have been made
   * the first time, and its answer lost.
   */
  static boolean isCertain(AwsServiceException failure) {
    Integer attempts = failure.numAttempts();
    return failure.statusCode() < SERVER_ERROR && (attempts == null || attempts == 1);
  }

  /** Returns whether a refusal is not in AWS's form: a proxy or another server gave it. */
  static boolean isForeign(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    boolean hasCode =
        details != null
            && details.errorCode() != null
            && !details.errorCode().isBlank()
            && !details.errorCode().equals("UnknownError");
    return !hasCode && failure.statusCode() < SERVER_ERROR && !failure.isThrottlingException();
  }

  private String line() {
    if (failure.isThrottlingException()) {
      return "AWS still throttles %s for %s after %s: too many calls from all tools in the organization together; run it again in a minute"
          .formatted(permission, thing, attempts());
    }
    String code = code();
    return switch (code) {
      case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation" -> denied();
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
          "the AWS credentials have expired (%s): sign in again, with 'aws sso login' if you use SSO"
              .formatted(permission);
      case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId" ->
          "AWS does not know the access key in use (%s): it was deleted or deactivated, or belongs to another partition; check the profile and the AWS_* variables"
              .formatted(permission);
      case "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException" ->
          "AWS does not accept the signature of %s (%s): the secret access key is wrong, or the clock of this machine is"
              .formatted(permission, code);
      case "OptInRequired", "SubscriptionRequiredException" ->
          "this account is not signed up for the service behind %s: finish its activation"
              .formatted(permission);
      default -> organizationsLine(code);
    };
  }

  private String organizationsLine(String code) {
    return switch (code) {
      case "AWSOrganizationsNotInUseException" ->
          "this account is not part of an organization (%s): use credentials of the organization's management account"
              .formatted(permission);
      case "PolicyTypeNotAvailableForOrganizationException" -> notAllFeatures();
      case "ConstraintViolationException" -> constraint();
      case "MalformedPolicyDocumentException" ->
          "AWS refuses the document of %s (%s) and does not say where the fault is: compare its keys, operators and values with AWS's page 'EC2 policy syntax and examples'"
              .formatted(thing, permission);
      case "DuplicatePolicyException" ->
          "a policy with the name of %s exists already, and it is not the one to be created: choose another name, or delete or rename that one"
              .formatted(thing);
      case "PolicyTypeNotEnabledException" ->
          "declarative policies (%s) are not enabled on the root (%s): plan again, so that enabling them is part of it"
              .formatted(DeclarativePolicy.TYPE, permission);
      case "PolicyInUseException" ->
          "%s is still attached somewhere (%s): detach it first".formatted(thing, permission);
      case "ConcurrentModificationException", "PolicyChangesInProgressException" ->
          "another change of the organization was under way through %s of %s for %s: run it again in a minute"
              .formatted(attempts(), permission, thing);
      case "UnsupportedAPIEndpointException" ->
          "this partition or endpoint does not offer %s: check --region and --endpoint-url"
              .formatted(permission);
      default -> otherLine(code);
    };
  }

  private String otherLine(String code) {
    if (code.endsWith("NotFoundException")) {
      return "%s does not exist, or not any more (%s: %s): plan again"
          .formatted(thing, permission, code);
    }
    if (failure.statusCode() >= SERVER_ERROR || code.equals("ServiceException")) {
      return "AWS failed in %s of %s for %s (%s): run it again, and look at the AWS Health Dashboard if it stays"
          .formatted(attempts(), permission, thing, evidence());
    }
    return "AWS refuses %s for %s: %s (%s): look for this code at the call in AWS's API Reference"
        .formatted(permission, thing, said(), evidence());
  }

  /** AWS names user and action if a policy denies; to a wrong account it says neither. */
  private String denied() {
    Matcher identity = IDENTITY.matcher(said());
    if (!identity.find()) {
      return "AWS denies %s for %s: this account is neither the management account of the organization nor a delegated administrator who may do this; use credentials of the management account"
          .formatted(permission, thing);
    }
    Matcher because = BECAUSE.matcher(said());
    return "AWS denies %s for %s to %s%s: grant it to this caller, or use the management account or a delegated administrator"
        .formatted(
            action(identity.group(2)),
            thing,
            identity.group(1),
            because.find() ? " " + because.group() : "");
  }

  private static String action(String word) {
    return word.replaceAll("[,.]$", "");
  }

  private String notAllFeatures() {
    return NOT_ALL_FEATURES + " (" + permission + ")";
  }

  private String constraint() {
    String reason = reason().orElse("");
    if (reason.startsWith("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE")) {
      return notAllFeatures();
    }
    String advice =
        switch (reason) {
          case "POLICY_CONTENT_LIMIT_EXCEEDED" ->
              "shorten the policy or split it; 10,000 characters is the limit";
          case "POLICY_NUMBER_LIMIT_EXCEEDED" -> "delete policies that nobody needs";
          case "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED" ->
              "detach another declarative policy from this target; ten is the limit";
          case "SERVICE_ACCESS_NOT_ENABLED" ->
              "enable trusted access for %s first".formatted(DeclarativePolicy.SERVICE_PRINCIPAL);
          default -> "see this reason in the Organizations API Reference";
        };
    return "AWS refuses %s for %s: %s: %s".formatted(permission, thing, evidence(), advice);
  }

  private Optional<String> reason() {
    if (failure instanceof ConstraintViolationException e) {
      return Optional.ofNullable(e.reasonAsString());
    }
    if (failure instanceof InvalidInputException e) {
      return Optional.ofNullable(e.reasonAsString());
    }
    return failure instanceof AccessDeniedForDependencyException e
        ? Optional.ofNullable(e.reasonAsString())
        : Optional.empty();
  }

  private String code() {
    return details().map(AwsErrorDetails::errorCode).map(OneLine::of).orElse("");
  }

  private String said() {
    return OneLine.of(details().map(AwsErrorDetails::errorMessage).orElse(null));
  }

  private Optional<AwsErrorDetails> details() {
    return Optional.ofNullable(failure.awsErrorDetails());
  }

  /** What AWS's support would ask for. */
  private String evidence() {
    String code = code().isEmpty() ? "no error code" : code();
    String id =
        failure.requestId() == null ? "" : ", request id " + OneLine.of(failure.requestId());
    return code
        + reason().map(reason -> " " + reason).orElse("")
        + ", HTTP "
        + failure.statusCode()
        + id;
  }

  private String attempts() {
    Integer attempts = failure.numAttempts();
    return attempts == null || attempts == 1 ? "1 attempt" : attempts + " attempts";
  }
}
