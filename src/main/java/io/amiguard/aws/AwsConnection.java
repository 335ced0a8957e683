package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Where AWS is and who asks.
 *
 * <p>The SDK itself reads {@code AWS_ENDPOINT_URL}, {@code AWS_ENDPOINT_URL_ORGANIZATIONS}, {@code
 * AWS_ENDPOINT_URL_STS} and {@code endpoint_url} of the profile.
 *
 * @param chosenRegion the Region that the user named
 * @param endpoint what the user named in place of AWS's endpoints
 */
record AwsConnection(
    AwsProfile profile,
    Optional<Region> chosenRegion,
    Optional<URI> endpoint,
    AwsCredentialsProvider credentials,
    Waits waits,
    Pace pace) {

  /** Organizations lives here in the {@code aws} partition, so no better guess exists. */
  private static final Region FALLBACK = Region.US_EAST_1;

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  /** Returns what the options say, with the AWS CLI's order of precedence. */
  static AwsConnection of(AwsOptions options, ProfileFile file) {
    AwsProfile profile = AwsProfile.of(options, file);
    EndpointUrl.requireConfigured(options, profile);
    return new AwsConnection(
        profile,
        region(options, profile),
        options.endpointUrl(),
        UserCredentials.of(profile, options),
        options.waits(),
        Pace.of(options));
  }

  /** Returns a connection that takes nothing from the user's files and needs no credentials. */
  static AwsConnection ofSandbox(URI endpoint, Waits waits) {
    return new AwsConnection(
        AwsProfile.empty(),
        Optional.of(FALLBACK),
        Optional.of(endpoint),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")),
        waits,
        Pace.normal());
  }

  /** Returns the Region, which decides the partition; within it Organizations has one endpoint. */
  Region region() {
    return chosenRegion.orElse(FALLBACK);
  }

  private static Optional<Region> region(AwsOptions options, AwsProfile profile) {
    return options
        .region()
        .or(() -> options.variable("AWS_REGION"))
        .or(() -> options.variable("AWS_DEFAULT_REGION"))
        .or(() -> profile.setting("region"))
        .map(AwsConnection::region);
  }

  /** Regions that this SDK does not know are let through: AWS adds some every year. */
  private static Region region(String id) {
    if (!REGION.matcher(id).matches()) {
      throw new AmiguardException(
          Kind.USAGE,
          "'%s' is not an AWS Region: write it like eu-west-1 (--region, AWS_REGION or the profile)"
              .formatted(id));
    }
    return Region.of(id);
  }

  /** Points a client at this connection. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B applyTo(B builder) {
    endpoint.ifPresent(builder::endpointOverride);
    if (!profile.isOfTheUser()) {
      builder.fipsEnabled(false).dualstackEnabled(false).defaultsMode(DefaultsMode.LEGACY);
    }
    return builder.region(region()).credentialsProvider(credentials);
  }

  /** Returns a client of STS for this connection. */
  StsClient sts(ClientOverrideConfiguration configuration, SdkHttpClient http) {
    return applyTo(StsClient.builder())
        .overrideConfiguration(configuration)
        .httpClient(http)
        .build();
  }
}
