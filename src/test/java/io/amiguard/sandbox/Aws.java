package io.amiguard.sandbox;

import io.amiguard.snapshot.Snapshot;
import io.amiguard.testing.FakeClock;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.CreatePolicyRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A sandbox together with real SDK clients that talk to it and never retry. */
final class Aws implements AutoCloseable {
  private static final AwsCredentials ANY = AwsBasicCredentials.create("AKIAEXAMPLE", "secret");

  final Sandbox sandbox;
  final OrganizationsClient organizations;
  final StsClient sts;

  private Aws(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.organizations = client(OrganizationsClient.builder(), ANY, Region.US_EAST_1);
    this.sts = client(StsClient.builder(), ANY, Region.US_EAST_1);
  }

  static Aws with(Snapshot seed) {
    return with(seed, SandboxOptions.defaults(), new FakeClock());
  }

  static Aws with(Snapshot seed, SandboxOptions options, Clock clock) {
    return new Aws(
        Sandbox.start(
            seed,
            options,
            clock,
            duration -> {
              if (clock instanceof FakeClock test) {
                test.forAtLeast(duration);
              }
            }));
  }

  Ec2Client ec2(Region region) {
    return client(Ec2Client.builder(), ANY, region);
  }

  Ec2Client ec2In(String account, Region region) {
    return client(Ec2Client.builder(), assumed(account), region);
  }

  OrganizationsClient organizationsIn(String account) {
    return client(OrganizationsClient.builder(), assumed(account), Region.US_EAST_1);
  }

  StsClient stsIn(String account) {
    return client(StsClient.builder(), assumed(account), Region.US_EAST_1);
  }

  AwsCredentials assumed(String account) {
    Credentials credentials =
        sts.assumeRole(
                request ->
                    request
                        .roleArn(
                            "arn:aws:iam::%s:role/OrganizationAccountAccessRole".formatted(account))
                        .roleSessionName("amiguard"))
            .credentials();
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  /** Creates a policy and attaches it. */
  String attached(String name, String content, String... targets) {
    String id = created(name, content);
    for (String target : targets) {
      organizations.attachPolicy(request -> request.policyId(id).targetId(target));
    }
    return id;
  }

  String created(String name, String content) {
    return organizations.createPolicy(policy(name, content)).policy().policySummary().id();
  }

  static CreatePolicyRequest policy(String name, String content) {
    return CreatePolicyRequest.builder()
        .name(name)
        .description("AMIs our accounts may launch")
        .type("DECLARATIVE_POLICY_EC2")
        .content(content)
        .build();
  }

  String effective(String account) {
    return organizations
        .describeEffectivePolicy(
            request -> request.policyType("DECLARATIVE_POLICY_EC2").targetId(account))
        .effectivePolicy()
        .policyContent();
  }

  List<String> outcomes(String operation) {
    return sandbox.calls().stream()
        .filter(call -> call.operation().equals(operation))
        .map(Call::outcome)
        .toList();
  }

  <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials, Region region) {
    return builder
        .endpointOverride(sandbox.endpoint())
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
