package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI sees in the sandbox what amiguard did there. Needs {@code aws}. */
class AwsCliTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PROD_WEB = "444444444401";
  private static final Map<String, String> MANAGEMENT =
      Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any");
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, aws-marketplace]
      """;

  @TempDir Path folder;

  @Test
  void seesThePolicyItsTargetAndWhatAnAccountHas() throws IOException, InterruptedException {
    requireAwsCli();
    Cli cli = Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      cli.run("apply", "--yes", "--endpoint-url", endpoint);

      String policy =
          aws(endpoint, MANAGEMENT, "organizations list-policies --filter DECLARATIVE_POLICY_EC2")
              .at("/Policies/0/Id")
              .asText();
      JsonNode targets =
          aws(endpoint, MANAGEMENT, "organizations list-targets-for-policy --policy-id " + policy);
      JsonNode effective =
          aws(
              endpoint,
              MANAGEMENT,
              "organizations describe-effective-policy --policy-type DECLARATIVE_POLICY_EC2"
                  + " --target-id "
                  + PROD_WEB);
      JsonNode settings = aws(endpoint, assumed(endpoint), "ec2 get-allowed-images-settings");

      assertThat(targets.at("/Targets/0/Type").asText()).isEqualTo("ROOT");
      assertThat(JSON.readTree(effective.at("/EffectivePolicy/PolicyContent").asText()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"ec2_attributes": {"allowed_images_settings": {
                     "state": "audit_mode",
                     "image_criteria": {"criteria_1": {
                        "allowed_image_providers": ["amazon", "aws_marketplace"]}}}}}
                  """));
      assertThat(settings.at("/ManagedBy").asText()).isEqualTo("declarative-policy");
      assertThat(settings.at("/State").asText()).isEqualTo("audit-mode");
      assertThat(settings.at("/ImageCriteria/0/ImageProviders").toString())
          .isEqualTo("[\"amazon\",\"aws-marketplace\"]");

      aws(
          endpoint,
          MANAGEMENT,
          "organizations update-policy --policy-id "
              + policy
              + " --content {\"ec2_attributes\":{\"allowed_images_settings\":{\"state\":{\"@@assign\":\"enabled\"}}}}");
      Run check = cli.run("check", "--endpoint-url", endpoint);

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.out()).contains("state is \"enabled\"; the settings say \"audit_mode\"");
    }
  }

  private Map<String, String> assumed(String endpoint) throws IOException, InterruptedException {
    JsonNode credentials =
        aws(
                endpoint,
                MANAGEMENT,
                "sts assume-role --role-session-name test --role-arn arn:aws:iam::%s:role/OrganizationAccountAccessRole"
                    .formatted(PROD_WEB))
            .get("Credentials");
    return Map.of(
        "AWS_ACCESS_KEY_ID", credentials.get("AccessKeyId").asText(),
        "AWS_SECRET_ACCESS_KEY", credentials.get("SecretAccessKey").asText(),
        "AWS_SESSION_TOKEN", credentials.get("SessionToken").asText());
  }

  private JsonNode aws(String endpoint, Map<String, String> credentials, String words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws", "--output", "json"));
    command.addAll(List.of("--region", "us-east-1", "--endpoint-url", endpoint));
    command.addAll(List.of(words.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(credentials);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(words).isZero();
    return JSON.readTree(output);
  }

  private static void requireAwsCli() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("aws", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        skip("'aws --version' fails");
      }
    } catch (IOException e) {
      skip("the AWS CLI is not installed: " + e.getMessage());
    }
  }

  private static void skip(String reason) {
    System.err.println("SKIPPED AwsCliTest: " + reason);
    abort(reason);
  }
}
