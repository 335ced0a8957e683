package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** The program against an endpoint of its own, which behaves as AWS can behave. */
class EndpointTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "pages of one",
        "empty pages",
        "every third write is refused",
        "every third write is answered with a conflict after it was done",
        "every second call is throttled",
        "the answer to every third call is lost",
        "effective policies show after five seconds"
      })
  void appliesAndThenHasNothingToDo(String mood) {
    Cli cli = cli();
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), options(mood), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();

      Run apply = cli.run("apply", "--yes", "--wait", "all", "--endpoint-url", endpoint);
      Run again = cli.run("plan", "--detailed-exitcode", "--endpoint-url", endpoint);
      Run check = cli.run("check", "--sample", "all", "--endpoint-url", endpoint);

      assertThat(apply.err()).doesNotContain("error:");
      assertThat(apply.exitCode()).isZero();
      assertThat(apply.out()).contains("Verified: AWS shows the expected effective policy for 11");
      assertThat(again.exitCode()).isZero();
      assertThat(check.exitCode()).isZero();
      assertThat(sandbox.snapshot().policies()).hasSize(1);
      assertThat(sandbox.snapshot().attachments()).hasSize(2);
    }
  }

  @Test
  void saysThatItIsNotShownYetWhenTheDeadlinePasses() {
    Cli cli = cli();
    SandboxOptions slow = SandboxOptions.defaults().withPropagationDelay(Duration.ofMinutes(10));
    try (Sandbox sandbox = Sandbox.start(SandboxFolder.example(), slow, cli.clock())) {
      Run apply =
          cli.run(
              "apply",
              "--yes",
              "--wait-timeout",
              "1m",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(apply.exitCode()).isEqualTo(5);
      assertThat(apply.err())
          .contains("error: applied, but after 60s AWS does not show the expected effective policy")
          .contains("Run 'amiguard check' in a few minutes.");

      Run again =
          cli.run(
              "apply",
              "--yes",
              "--wait-timeout",
              "1s",
              "--endpoint-url",
              sandbox.endpoint().toString());

      assertThat(again.exitCode()).isEqualTo(5);
      assertThat(again.err()).contains("error: nothing to do, but after");
    }
  }

  @Test
  void changesNothingWhenSomethingMovedWhileTheQuestionStoodOpen() {
    Cli cli = cli();
    try (Sandbox sandbox =
            Sandbox.start(SandboxFolder.example(), SandboxOptions.defaults(), cli.clock());
        OrganizationsClient aws = client(sandbox)) {
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
      try (OrganizationsClient aws = client(sandbox)) {
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
      try (OrganizationsClient aws = client(sandbox)) {
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
      try (OrganizationsClient aws = client(sandbox)) {
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

  private static OrganizationsClient client(Sandbox sandbox) {
    return OrganizationsClient.builder()
        .endpointOverride(sandbox.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static SandboxOptions options(String mood) {
    SandboxOptions plain = SandboxOptions.defaults();
    return switch (mood) {
      case "pages of one" -> plain.withPageSize(1);
      case "empty pages" -> plain.withEmptyPages();
      case "every third write is refused" ->
          plain.withFault(Fault.parse("every=3,kind=ConcurrentModification,when=before"));
      case "every third write is answered with a conflict after it was done" ->
          plain.withFault(Fault.parse("every=3,kind=ConcurrentModification,when=after"));
      case "every second call is throttled" ->
          plain.withFault(Fault.parse("every=2,kind=TooManyRequests,when=before,on=all"));
      case "the answer to every third call is lost" ->
          plain.withFault(Fault.parse("every=3,kind=dropped,when=after,on=all"));
      case "effective policies show after five seconds" ->
          plain.withPropagationDelay(Duration.ofSeconds(5));
      default -> plain;
    };
  }
}
