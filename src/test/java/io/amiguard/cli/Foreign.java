package io.amiguard.cli;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** Somebody else who uses the same organization with another tool. */
final class Foreign {
  private static final String DOCUMENT =
      "{\"ec2_attributes\":{\"serial_console_access\":{\"status\":{\"@@assign\":\"disabled\"}}}}";

  private Foreign() {}

  /** Creates a policy without our tag. */
  static void create(URI endpoint, String name) {
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
