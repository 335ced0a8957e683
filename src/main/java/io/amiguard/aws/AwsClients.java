package io.amiguard.aws;

import java.net.URI;
import java.time.Duration;
import java.util.function.IntFunction;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.endpoints.OrganizationsEndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's clients, set up the same way: credentials, endpoint, retries and time limits. */
public final class AwsClients implements AutoCloseable {
  private static final Duration MEMBER_ATTEMPT_LIMIT = Duration.ofSeconds(15);
  private static final Duration CALL_LIMIT = Duration.ofMinutes(2);

  private final SdkHttpClient http;
  private final AwsConnection connection;
  private final OrganizationsClient organizations;
  private final StsClient sts;
  private final IntFunction<SdkHttpClient> pools;

  /** Creates clients that speak over {@code http} and close it in the end. */
  AwsClients(AwsConnection connection, SdkHttpClient http) {
    this(connection, http, connections -> http);
  }

  private AwsClients(
      AwsConnection connection, SdkHttpClient http, IntFunction<SdkHttpClient> pools) {
    this.pools = pools;
    this.connection = connection;
    this.http = http;
    ClientOverrideConfiguration configuration = configuration(connection);
    Pace pace = connection.pace();
    PacedCalls paced = new PacedCalls(pace, CallLimiter.inRealTime(pace.scale()));
    this.organizations =
        connection
            .applyTo(OrganizationsClient.builder())
            .overrideConfiguration(configuration.copy(it -> it.addExecutionInterceptor(paced)))
            .httpClient(http)
            .build();
    this.sts = connection.sts(configuration, http);
  }

  /**
   * Returns clients for the AWS that the options name. Nothing is asked of AWS yet.
   *
   * @throws io.amiguard.AmiguardException if the profile does not exist, or the AWS files or
   *     variables cannot be understood
   */
  public static AwsClients open(AwsOptions options) {
    return AwsCall.settings(
        () -> {
          ProfileFile file = AwsFiles.of(options).read();
          return new AwsClients(
              AwsConnection.of(options, file),
              AwsHttp.client(options),
              connections -> AwsHttp.pool(options, connections));
        });
  }

  /** Returns clients for a sandbox; the user's AWS files and credentials play no part. */
  public static AwsClients forSandbox(URI endpoint, Waits waits) {
    return new AwsClients(
        AwsConnection.ofSandbox(endpoint, waits), AwsHttp.direct(), AwsHttp::directPool);
  }

  OrganizationsClient organizations() {
    return organizations;
  }

  /** Returns clients of their own for what goes on inside accounts. */
  MemberClients members(int connections) {
    return new MemberClients(connection, pools.apply(connections), MEMBER_ATTEMPT_LIMIT);
  }

  StsClient sts() {
    return sts;
  }

  AwsCall calls() {
    return new AwsCall(this::endpoint);
  }

  private URI endpoint(String permission) {
    return permission.startsWith("sts:")
        ? sts.serviceClientConfiguration().endpointOverride().orElseGet(this::stsEndpoint)
        : organizations
            .serviceClientConfiguration()
            .endpointOverride()
            .orElseGet(this::organizationsEndpoint);
  }

  private URI organizationsEndpoint() {
    return OrganizationsEndpointProvider.defaultProvider()
        .resolveEndpoint(where -> where.region(connection.region()))
        .join()
        .url();
  }

  private URI stsEndpoint() {
    return StsEndpointProvider.defaultProvider()
        .resolveEndpoint(where -> where.region(connection.region()))
        .join()
        .url();
  }

  Waits waits() {
    return connection.waits();
  }

  @Override
  public void close() {
    organizations.close();
    sts.close();
    if (connection.credentials() instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
    http.close();
  }

  static ClientOverrideConfiguration configuration(AwsConnection connection) {
    AwsProfile profile = connection.profile();
    return ClientOverrideConfiguration.builder()
        .defaultProfileFile(profile.file())
        .defaultProfileName(profile.name())
        .retryStrategy(AwsRetries.strategy(profile, connection.waits()))
        .apiCallAttemptTimeout(connection.waits().answer())
        .apiCallTimeout(CALL_LIMIT)
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "amiguard")
        .build();
  }
}
