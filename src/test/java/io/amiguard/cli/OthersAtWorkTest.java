package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** The program where somebody else changes the organization with another tool. */
class OthersAtWorkTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [/Workloads, account:management]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon]
      """;

  @TempDir Path folder;

  @Test
  void changesNothingWhenSomethingMovedWhileTheQuestionStoodOpen() {
    Cli cli = cli();
    try (Sandbox sandbox =
            Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock());
        OrganizationsClient aws = Foreign.client(sandbox.endpoint())) {
      Runnable move =
          () ->
              aws.moveAccount(
                  request ->
                      request
                          .accountId("444444444401")
                          .sourceParentId("ou-acme-prod0001")
                          .destinationParentId("ou-acme-sandbox1"));

      Run apply =
          cli.typingAfter(move, "yes\n")
              .run("apply", "--endpoint-url", sandbox.endpoint().toString());

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains("account prod-web (444444444401) moved from /Workloads/Prod")
          .contains("while the question stood open");
      assertThat(sandbox.snapshot().policies()).isEmpty();
    }
  }

  @Test
  void namesWhatSomebodyChangedByHand() {
    Cli cli = cli();
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      cli.run("apply", "--yes", "--endpoint-url", endpoint);
      try (OrganizationsClient aws = Foreign.client(sandbox.endpoint())) {
        String id =
            aws.listPolicies(request -> request.filter(PolicyType.DECLARATIVE_POLICY_EC2))
                .policies()
                .get(0)
                .id();
        aws.updatePolicy(
            request ->
                request
                    .policyId(id)
                    .content(
                        """
                        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"},\
                        "image_criteria":{"criteria_1":{"allowed_image_providers":{"@@assign":["amazon","999999999999"]}}}}}}"""));
      }

      Run check = cli.run("check", "--endpoint-url", endpoint);

      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.out())
          .contains("state is \"enabled\"; the settings say \"audit_mode\"")
          .contains("allowed_image_providers has 999999999999, which the settings do not")
          .contains("prod-web (");
    }
  }

  @Test
  void doesNotCallVerifiedWhatAPolicyThatWasAttachedFirstDecides() {
    Cli cli = cli();
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();
      try (OrganizationsClient aws = Foreign.client(sandbox.endpoint())) {
        enable(aws);
        String theirs =
            create(
                aws,
                "theirs",
                "{\"ec2_attributes\":{\"allowed_images_settings\":{\"state\":{\"@@assign\":\"disabled\"}}}}");
        aws.attachPolicy(request -> request.policyId(theirs).targetId("ou-acme-workload"));
      }

      Run apply = cli.run("apply", "--yes", "--endpoint-url", endpoint);
      Run check = cli.run("check", "--endpoint-url", endpoint);

      assertThat(apply.exitCode()).isEqualTo(3);
      assertThat(apply.out()).doesNotContain("Verified");
      assertThat(apply.err())
          .contains("state is \"disabled\" because of policy theirs (p-")
          .contains("another policy decides, because it was attached first");
      assertThat(check.exitCode()).isEqualTo(3);
      assertThat(check.out()).contains("check.foreign-policy-decides");
    }
  }

  @Test
  void refusesAPolicyOfThatNameThatSomebodyElseMade() {
    Cli cli = cli();
    try (Sandbox sandbox =
        Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock())) {
      try (OrganizationsClient aws = Foreign.client(sandbox.endpoint())) {
        enable(aws);
        create(
            aws,
            "allowed-amis",
            "{\"ec2_attributes\":{\"serial_console_access\":{\"status\":{\"@@assign\":\"disabled\"}}}}");
      }

      Run apply = cli.run("apply", "--yes", "--endpoint-url", sandbox.endpoint().toString());

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains("does not carry the tag amiguard:managed=true, so it is not ours to change");
      assertThat(sandbox.snapshot().policies())
          .singleElement()
          .satisfies(policy -> assertThat(policy.description()).isEqualTo("theirs"));
    }
  }

  private Cli cli() {
    return Cli.in(folder).file("amiguard.yaml", SETTINGS).withCredentials();
  }

  private static void enable(OrganizationsClient aws) {
    aws.enableAWSServiceAccess(request -> request.servicePrincipal("ec2.amazonaws.com"));
    aws.enablePolicyType(
        request -> request.rootId("r-acme").policyType(PolicyType.DECLARATIVE_POLICY_EC2));
  }

  /** Creates a policy without our tag and returns its id. */
  private static String create(OrganizationsClient aws, String name, String content) {
    return aws.createPolicy(
            request ->
                request
                    .name(name)
                    .description("theirs")
                    .type(PolicyType.DECLARATIVE_POLICY_EC2)
                    .content(content))
        .policy()
        .policySummary()
        .id();
  }
}
