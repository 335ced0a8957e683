package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.Optional;
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
    AwsCredentialsProvider provider =
        profile.isFlag()
            ? ofFlag(profile)
            : accessKeys(options)
                .<AwsCredentialsProvider>map(StaticCredentialsProvider::create)
                .orElseGet(() -> ofChain(profile));
    return new UserCredentials(profile, provider);
  }

  private static Optional<AwsCredentials> accessKeys(AwsOptions options) {
    return options
        .variable("AWS_ACCESS_KEY_ID")
        .flatMap(
            id ->
                options
                    .variable("AWS_SECRET_ACCESS_KEY")
                    .map(secret -> accessKey(id, secret, options.variable("AWS_SESSION_TOKEN"))));
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

  private static AwsCredentialsProvider ofChain(AwsProfile profile) {
    return DefaultCredentialsProvider.builder()
        .profileFile(profile.file())
        .profileName(profile.name())
        .build();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      log.debug("no credentials from profile {}: {}", profile.name(), e.getClass().getName());
      throw new AmiguardException(Kind.FAILED, explanation());
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
