package io.amiguard.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** The example organization as a sandbox in which something is not well, and checks of it. */
public final class InForceSandbox {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace]
            - allowed_image_providers: ["555555555555"]
              image_names: ["golden-*"]
              maximum_days_since_created: 300
      """;

  private static final String TRAINING = "777777777701";

  public static List<String> callsOf(Sandbox sandbox, String operation) {
    return sandbox.calls().stream()
        .filter(call -> call.operation().equals(operation))
        .map(call -> call.account() + " " + call.region())
        .toList();
  }

  public static Run applyAndCheck(Cli cli, Sandbox sandbox, String... options) {
    cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());
    return check(cli, sandbox, options);
  }

  public static Run check(Cli cli, Sandbox sandbox, String... options) {
    return cli.run(
        Stream.concat(
                Stream.of(
                    "check",
                    "--level",
                    "in-force",
                    "--endpoint-url",
                    sandbox.endpoint().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  public static Cli cli(Path folder) {
    return Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
  }

  /** Starts the example organization with something more in its inventory. */
  public static Sandbox sandbox(Cli cli, String inventory) {
    return Sandbox.start(organization(inventory), SandboxOptions.defaults(), cli.clock());
  }

  public static Snapshot organization(String inventory) {
    try {
      Snapshot example = SandboxFolder.example();
      ObjectNode all = example.inventory().orElseThrow().deepCopy();
      all.setAll((ObjectNode) new ObjectMapper().readTree(inventory));
      return example.withInventory(all);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** AWS allows 200 providers in a criterion; an account appends 200 to those that we give. */
  public static void makeAnEffectivePolicyInvalid(Sandbox sandbox) {
    String providers =
        IntStream.range(0, 200).mapToObj("\"9%011d\""::formatted).collect(joining(","));
    String content =
        """
        {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {"criteria_1":
          {"allowed_image_providers": {"@@append": [%s]}}}}}}"""
            .formatted(providers);
    try (OrganizationsClient organizations = Foreign.client(sandbox.endpoint())) {
      String id =
          organizations
              .createPolicy(
                  request ->
                      request
                          .name("theirs")
                          .description("")
                          .type(PolicyType.DECLARATIVE_POLICY_EC2)
                          .content(content))
              .policy()
              .policySummary()
              .id();
      organizations.attachPolicy(request -> request.policyId(id).targetId(TRAINING));
    }
  }

  private InForceSandbox() {}
}
