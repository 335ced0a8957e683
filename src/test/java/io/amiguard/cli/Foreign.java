package io.amiguard.cli;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyId;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** Somebody else who uses the same organization with another tool. */
public final class Foreign {
  private static final String DOCUMENT =
      "{\"ec2_attributes\":{\"serial_console_access\":{\"status\":{\"@@assign\":\"disabled\"}}}}";

  private Foreign() {}

  /** Creates a policy without our tag. */
  public static void create(URI endpoint, String name) {
    try (OrganizationsClient aws = client(endpoint)) {
      aws.createPolicy(
          request ->
              request
                  .name(name)
                  .description("theirs")
                  .type(PolicyType.DECLARATIVE_POLICY_EC2)
                  .content(DOCUMENT));
    }
  }

  /** Gives a policy another name. */
  public static void rename(URI endpoint, PolicyId policy, String name) {
    try (OrganizationsClient aws = client(endpoint)) {
      aws.updatePolicy(request -> request.policyId(policy.value()).name(name));
    }
  }

  public static void attach(URI endpoint, PolicyId policy, TargetId target) {
    try (OrganizationsClient aws = client(endpoint)) {
      aws.attachPolicy(request -> request.policyId(policy.value()).targetId(target.value()));
    }
  }

  static void detach(URI endpoint, PolicyId policy, TargetId target) {
    try (OrganizationsClient aws = client(endpoint)) {
      aws.detachPolicy(request -> request.policyId(policy.value()).targetId(target.value()));
    }
  }

  /** Returns a client as other tools have one. */
  static OrganizationsClient client(URI endpoint) {
    return OrganizationsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
