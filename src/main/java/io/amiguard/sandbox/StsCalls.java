package io.amiguard.sandbox;

import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Who am I, and the way into member accounts. */
final class StsCalls implements StsClient {
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/(?:.*/)?([\\w+=,.@-]{1,64})");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final int SHORTEST = 900;

  /** The maximum of a role that nobody changed, and that of role chaining. */
  private static final int LONGEST = 3_600;

  private final Context context;

  StsCalls(Context context) {
    this.context = context;
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    TargetId account = context.caller().account();
    return GetCallerIdentityResponse.builder()
        .account(account.value())
        .arn(callerArn())
        .userId(context.caller().session().map(StsCalls::assumedRoleId).orElse("AIDASANDBOX"))
        .build();
  }

  /**
   * Only the management account gets in, only into active accounts. Into itself it gets through the
   * roles that the inventory lists for it: nobody makes one there by itself.
   */
  @Override
  public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
    Matcher role = ROLE_ARN.matcher(request.roleArn() == null ? "" : request.roleArn());
    if (!role.matches()) {
      throw invalid("%s is invalid".formatted(request.roleArn()));
    }
    String session = sessionName(request.roleSessionName());
    int seconds = seconds(request.durationSeconds());
    TargetId account = new TargetId(role.group(1));
    if (!mayAssume(account, role.group(2), Optional.ofNullable(request.externalId()))) {
      throw error(
          "AccessDenied",
          "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
              .formatted(callerArn(), request.roleArn()),
          403);
    }
    return AssumeRoleResponse.builder()
        .credentials(
            Credentials.builder()
                .accessKeyId(AccessKeys.of(account))
                .secretAccessKey(AccessKeys.secretOf(account))
                .sessionToken(AccessKeys.tokenOf(session))
                .expiration(context.clock().instant().plusSeconds(seconds))
                .build())
        .assumedRoleUser(
            AssumedRoleUser.builder()
                .arn(assumedRoleArn(account, role.group(2), session))
                .assumedRoleId(assumedRoleId(session))
                .build())
        .build();
  }

  private static int seconds(@Nullable Integer duration) {
    int seconds = duration == null ? LONGEST : duration;
    if (seconds < SHORTEST || seconds > LONGEST) {
      throw invalid(
          "The requested DurationSeconds must be from %d to the MaxSessionDuration set for this role, %d."
              .formatted(SHORTEST, LONGEST));
    }
    return seconds;
  }

  private boolean mayAssume(TargetId account, String role, Optional<String> externalId) {
    Optional<Account> member = context.tree().account(account);
    Access access = new Access(context.snapshot());
    return context.callerIsManagement()
        && (!account.equals(context.caller().account()) || access.lists(account))
        && member.filter(Account::isActive).isPresent()
        && access.opens(account, role, externalId);
  }

  /** The keys of a session do not say of which role it is. */
  private String callerArn() {
    TargetId account = context.caller().account();
    return context
        .caller()
        .session()
        .map(session -> assumedRoleArn(account, Access.DEFAULT_ROLE, session))
        .orElseGet(() -> "arn:aws:iam::%s:user/sandbox".formatted(account));
  }

  private static String assumedRoleId(String session) {
    return "AROASANDBOX:" + session;
  }

  private static String assumedRoleArn(TargetId account, String role, String session) {
    return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session);
  }

  private static String sessionName(@Nullable String name) {
    if (name == null || !SESSION_NAME.matcher(name).matches()) {
      throw invalid("RoleSessionName must have 2 to 64 letters, digits or any of _+=,.@-");
    }
    return name;
  }

  private static AwsServiceException invalid(String message) {
    return error("ValidationError", message, 400);
  }

  private static AwsServiceException error(String code, String message, int status) {
    return StsException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .statusCode(status)
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
