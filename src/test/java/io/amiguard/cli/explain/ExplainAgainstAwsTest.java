package io.amiguard.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.DenyingProxy;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.testing.Acme;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** What AWS says beside what is predicted. */
class ExplainAgainstAwsTest extends ExplainCommandCases {
  @Test
  void awsSaysTheSameWherePredictionsAreRight() throws Exception {
    try (Sandbox sandbox = Sandbox.start(acme(Acme.tree()), SandboxOptions.defaults(), clock())) {
      Run text = live(sandbox);
      Run json = live(sandbox, "-o", "json");

      assertThat(text.exitCode()).isZero();
      assertThat(text.out()).contains("AWS says the same for 5 of 5 active accounts;");
      JsonNode accounts = JSON.readTree(json.out()).get("accounts");
      assertThat(accounts.findValuesAsText("live"))
          .containsExactly(
              "as_predicted",
              "as_predicted",
              "as_predicted",
              "as_predicted",
              "as_predicted",
              "not_active");
    }
  }

  @Test
  void namesWhatAwsSaysDifferently() throws Exception {
    SandboxOptions slow = SandboxOptions.defaults().withPropagationDelay(Duration.ofHours(1));
    try (Sandbox sandbox = Sandbox.start(acme(Acme.tree()), slow, clock())) {
      try (OrganizationsClient aws = client(sandbox)) {
        aws.updatePolicy(
            request ->
                request
                    .policyId("p-11111111")
                    .content(
                        """
                        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"},\
                        "image_criteria":{"criteria_1":{"allowed_image_providers":{"@@assign":["amazon"]}}}}}}"""));
      }

      Run text = live(sandbox);
      Run json = live(sandbox, "-o", "json");

      assertThat(text.exitCode()).isEqualTo(3);
      assertThat(text.out())
          .contains(
              "danger: management (111111111111), prod-web (222222222222), prod-data"
                  + " (333333333333) and 2 more accounts:"
                  + " /ec2_attributes/allowed_images_settings/state: predicted \"enabled\", AWS"
                  + " says \"audit_mode\" [explain.prediction-differs]")
          .contains("AWS says the same for 0 of 5 active accounts; 5 differently,");
      assertThat(json.exitCode()).isEqualTo(3);
      JsonNode finding = JSON.readTree(json.out()).at("/findings/0");
      assertThat(finding.get("severity").asText()).isEqualTo("danger");
      assertThat(finding.get("rule").asText()).isEqualTo("explain.prediction-differs");
    }
  }

  @Test
  void whatAwsDoesNotTellIsIncomplete() throws Exception {
    try (Sandbox sandbox = Sandbox.start(acme(Acme.tree()), SandboxOptions.defaults(), clock());
        DenyingProxy denying = new DenyingProxy(sandbox.endpoint(), "DescribeEffectivePolicy")) {
      Run text = live(denying.url());
      Run json = live(denying.url(), "-o", "json");

      assertThat(text.exitCode()).isEqualTo(5);
      assertThat(text.out())
          .contains("warning: management (111111111111), prod-web (222222222222), prod-data")
          .contains("the effective policy could not be read: ")
          .contains("organizations:DescribeEffectivePolicy")
          .contains("[explain.unreadable]")
          .contains(
              "AWS says the same for 0 of 5 active accounts; 0 differently, 5 could not be read");
      assertThat(json.exitCode()).isEqualTo(5);
      assertThat(JSON.readTree(json.out()).findValuesAsText("live")).contains("unreadable");
    }
  }

  private Clock clock() {
    return cli.clock();
  }

  private static OrganizationsClient client(Sandbox sandbox) {
    return OrganizationsClient.builder()
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
