package io.amiguard.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.endpoints.Ec2EndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's clients for what goes on inside accounts: one of EC2 for each Region, which all
 * accounts share, since credentials come with each request; all over one pool of connections.
 */
final class MemberClients implements AutoCloseable {
  private static final Duration CALL_LIMIT = Duration.ofMinutes(2);

  private final AwsConnection connection;
  private final SdkHttpClient http;
  private final ScheduledExecutorService timer;
  private final ClientOverrideConfiguration configuration;
  private final StsClient sts;
  private final Map<String, Ec2Client> ec2 = new ConcurrentHashMap<>();

  /**
   * Creates clients that close {@code http} in the end.
   *
   * @param attemptLimit after which an answer counts as lost
   */
  MemberClients(AwsConnection connection, SdkHttpClient http, Duration attemptLimit) {
    this.connection = connection;
    this.http = http;
    this.timer = Executors.newScheduledThreadPool(1, MemberClients::timerThread);
    this.configuration =
        AwsClients.configuration(connection).toBuilder()
            .apiCallAttemptTimeout(attemptLimit)
            .apiCallTimeout(CALL_LIMIT)
            .scheduledExecutorService(timer)
            .build();
    this.sts = connection.sts(configuration, http);
  }

  StsClient sts() {
    return sts;
  }

  Ec2Client ec2(String region) {
    return ec2.computeIfAbsent(region, this::client);
  }

  /** Returns the Region in which an account is asked for its Regions. */
  String homeRegion() {
    return connection.region().id();
  }

  /** Returns whether the user named the Region, or it is the first that there was. */
  boolean isRegionChosen() {
    return connection.chosenRegion().isPresent();
  }

  /** Returns the partition that ARNs name, such as {@code aws-cn}. */
  String partition() {
    return PartitionMetadata.of(connection.region()).id();
  }

  /** Returns how calls of EC2 in a Region are made. */
  AwsCall calls(String region) {
    return new AwsCall(permission -> endpoint(region));
  }

  private Ec2Client client(String region) {
    return connection
        .applyTo(Ec2Client.builder())
        .region(Region.of(region))
        .overrideConfiguration(configuration)
        .httpClient(http)
        .build();
  }

  private URI endpoint(String region) {
    return ec2(region)
        .serviceClientConfiguration()
        .endpointOverride()
        .orElseGet(
            () ->
                Ec2EndpointProvider.defaultProvider()
                    .resolveEndpoint(where -> where.region(Region.of(region)))
                    .join()
                    .url());
  }

  @Override
  public void close() {
    sts.close();
    ec2.values().forEach(SdkAutoCloseable::close);
    http.close();
    timer.shutdownNow();
  }

  private static Thread timerThread(Runnable work) {
    Thread thread = new Thread(work, "time-limits");
    thread.setDaemon(true);
    return thread;
  }
}
