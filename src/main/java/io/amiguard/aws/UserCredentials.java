package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a profile, or of the SDK's default chain.
 *
 * <p>A failure to get them is put into words here, since only here it is certain that credentials
 * are what failed. What the SDK says is not repeated: the output of a {@code credential_process}
 * may be in it.
 */
final class UserCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(UserCredentials.class);

  private static final String ID_VARIABLE = "AWS_ACCESS_KEY_ID";
  private static final String SECRET_VARIABLE = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN_VARIABLE = "AWS_SESSION_TOKEN";
  private static final String ID_KEY = "aws_access_key_id";
  private static final String SECRET_KEY = "aws_secret_access_key";
  private static final Set<String> OTHER_WAYS =
      Set.of("role_arn", "sso_session", "sso_start_url", "login_session", "credential_process");
  private static final Pattern CLEAN = Pattern.compile("[!-~]+");

  private final AwsProfile profile;
  private final AwsCredentialsProvider provider;

  UserCredentials(AwsProfile profile, AwsCredentialsProvider provider) {
    this.profile = profile;
    this.provider = provider;
  }

  /**
   * Returns the credentials of a profile that a flag names, else the access keys of the
   * environment, else those of the SDK's default chain. The AWS CLI lets {@code --profile} beat
   * access keys in the environment; the SDK's chain does not.
   */
  static UserCredentials of(AwsProfile profile, AwsOptions options) {
    if (profile.isFlag()) {
      requireWholeKey(profile);
      return new UserCredentials(profile, ofFlag(profile));
    }
    return new UserCredentials(
        profile,
        accessKeys(options)
            .<AwsCredentialsProvider>map(StaticCredentialsProvider::create)
            .orElseGet(() -> ofChain(profile, options)));
  }

  /** Half a key is refused: what the chain finds in its place would be another identity. */
  private static Optional<AwsCredentials> accessKeys(AwsOptions options) {
    Optional<String> id = options.variable(ID_VARIABLE);
    Optional<String> secret = options.variable(SECRET_VARIABLE);
    if (id.isPresent() != secret.isPresent()) {
      String set = id.isPresent() ? ID_VARIABLE : SECRET_VARIABLE;
      String missing = id.isPresent() ? SECRET_VARIABLE : ID_VARIABLE;
      throw new AmiguardException(
          Kind.FAILED, "%s is set but %s is not; set both, or neither".formatted(set, missing));
    }
    return id.flatMap(
        text -> secret.map(key -> accessKey(text, key, options.variable(TOKEN_VARIABLE))));
  }

  private static AwsCredentials accessKey(String id, String secret, Optional<String> token) {
    return token
        .<AwsCredentials>map(text -> AwsSessionCredentials.create(id, secret, text))
        .orElseGet(() -> AwsBasicCredentials.create(id, secret));
  }

  private static AwsCredentialsProvider ofFlag(AwsProfile profile) {
    return ProfileCredentialsProvider.builder()
        .profileFile(profile.file())
        .profileName(profile.name())
        .build();
  }

  private static AwsCredentialsProvider ofChain(AwsProfile profile, AwsOptions options) {
    if (options.variable("AWS_WEB_IDENTITY_TOKEN_FILE").isEmpty()) {
      requireWholeKey(profile);
    }
    return DefaultCredentialsProvider.builder()
        .profileFile(profile.file())
        .profileName(profile.name())
        .build();
  }

  /** A profile that gets its credentials in another way as well may keep half a key. */
  private static void requireWholeKey(AwsProfile profile) {
    boolean hasId = profile.says(ID_KEY);
    boolean hasSecret = profile.says(SECRET_KEY);
    if (hasId != hasSecret && OTHER_WAYS.stream().noneMatch(profile::says)) {
      throw new AmiguardException(
          Kind.FAILED,
          "AWS profile '%s' has %s but no %s: run 'aws configure --profile %s'"
              .formatted(
                  profile.name(),
                  hasId ? ID_KEY : SECRET_KEY,
                  hasId ? SECRET_KEY : ID_KEY,
                  profile.name()));
    }
  }

  @Override
  public AwsCredentials resolveCredentials() {
    AwsCredentials credentials = provided();
    requireClean(credentials.accessKeyId(), "access key id");
    requireClean(credentials.secretAccessKey(), "secret access key");
    if (credentials instanceof AwsSessionCredentials session) {
      requireClean(session.sessionToken(), "session token");
    }
    return credentials;
  }

  private AwsCredentials provided() {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      log.debug("no credentials from profile {}: {}", profile.name(), e.getClass().getName());
      throw new AmiguardException(Kind.FAILED, explanation());
    }
  }

  /** They stand in HTTP headers, and Java repeats a header that it refuses in its message. */
  private void requireClean(String value, String what) {
    if (!CLEAN.matcher(value).matches()) {
      throw new AmiguardException(
          Kind.FAILED,
          "the AWS %s in use (AWS_* variables or profile '%s') has a space, a line break or another character that none has: copy it again"
              .formatted(what, profile.name()));
    }
  }

  @Override
  public void close() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  private String explanation() {
    String name = profile.name();
    if (profile.says("sso_session") || profile.says("sso_start_url")) {
      return "no credentials from AWS profile '%s', which signs in through SSO: run 'aws sso login --profile %s'"
          .formatted(name, name);
    }
    if (profile.says("login_session")) {
      return "no credentials from AWS profile '%s': run 'aws login --profile %s'"
          .formatted(name, name);
    }
    if (profile.says("credential_process")) {
      return "the credential_process of AWS profile '%s' failed: run it by hand to see why"
          .formatted(name);
    }
    if (profile.says("role_arn")) {
      return "cannot assume the role of AWS profile '%s': check role_arn, and the credentials it starts from (source_profile or credential_source)"
          .formatted(name);
    }
    return profile.isFlag()
        ? "AWS profile '%s' holds no credentials: run 'aws configure --profile %s'"
            .formatted(name, name)
        : "no AWS credentials found: looked at AWS_ACCESS_KEY_ID and AWS_WEB_IDENTITY_TOKEN_FILE, profile '%s', container and instance metadata; run 'aws configure' or 'aws sso login', or name a profile with --profile"
            .formatted(name);
  }
}
