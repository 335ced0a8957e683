package io.amiguard.cli.change;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan for a live organization knows of what runs there. */
class LiveBrakeTest {
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [/Sandbox]
          state: enabled
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace, "555555555555"]
      """;

  /** More than an apply may make, whatever expires on the way. */
  private static final int CALLS = 100;

  private static final String LIMIT = "limits: {max_blocked_instances: 1}\n";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void writeTheSettings() {
    cli = Cli.in(folder).withCredentials().file("amiguard.yaml", SETTINGS);
  }

  @Test
  void isNotAskedForWithoutTheFlagAndWithoutALimit() {
    try (Sandbox sandbox = sandbox("{}")) {
      Run plan = run(sandbox, "plan");

      assertThat(plan.exitCode()).isZero();
      assertThat(plan.out()).doesNotContain("running instance");
      assertThat(sandbox.callCounts()).doesNotContainKey("DescribeInstanceImageMetadata");
    }
  }

  @Test
  void isShownWithTheFlagForTheAccountsThatThePlanChanges() {
    try (Sandbox sandbox = sandbox("{}")) {
      Run plan = run(sandbox, "plan", "--impact");

      assertThat(plan.exitCode()).isZero();
      assertThat(plan.out())
          .contains("would block new launches of the AMIs of 2 running instances in 1 account");
      assertThat(plan.err()).contains("Asked 3 active accounts what runs there.");
      assertThat(asked(sandbox)).containsOnlyKeys("777777777701", "777777777702", "777777777703");
    }
  }

  @Test
  void isIncompleteWhereAnAccountDoesNotSay() {
    try (Sandbox sandbox = sandbox("{\"roles\": {\"777777777703\": []}}")) {
      Run plan = run(sandbox, "plan", "--impact");

      assertThat(plan.exitCode()).isEqualTo(5);
      assertThat(plan.err())
          .contains("NOT COMPLETE: 1 account could not be read; what runs there is not counted.")
          .contains("  sandbox-platform (777777777703): AWS denies sts:AssumeRole");
    }
  }

  @Test
  void stopsAnApplyThatGoesPastTheLimit() {
    cli.file("amiguard.yaml", SETTINGS + LIMIT);
    try (Sandbox sandbox = sandbox("{}")) {
      Run plan = run(sandbox, "plan");
      Run apply = run(sandbox, "apply", "--yes");
      Run forced = run(sandbox, "apply", "--yes", "--dangerous-allow-blocked-instances");

      assertThat(plan.err())
          .contains(
              "the plan blocks new launches of the AMIs of 2 running instances in 1 active account,"
                  + " and max_blocked_instances of the settings is 1: sandbox-data-science"
                  + " (777777777702) [limits.max-blocked-instances]");
      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(sandbox.snapshot().policies()).hasSize(1);
      assertThat(forced.exitCode()).isZero();
    }
  }

  @Test
  void stopsAnApplyWhereAnAccountDoesNotSay() {
    cli.file("amiguard.yaml", SETTINGS + LIMIT.replace("1", "100"));
    try (Sandbox sandbox = sandbox("{\"roles\": {\"777777777703\": []}}")) {
      Run apply = run(sandbox, "apply", "--yes");

      assertThat(apply.exitCode()).isEqualTo(4);
      assertThat(apply.err())
          .contains("but not all that runs there is known", "let amiguard look into all of these");
      assertThat(sandbox.snapshot().policies()).isEmpty();
    }
  }

  /** Whoever counts what runs in accounts has a session in each, which can end before its time. */
  @ParameterizedTest
  @CsvSource({"2, before", "2, after", "3, before", "3, after"})
  void letsAnApplyArriveInSpiteOfExpiredSessions(int every, String when) {
    cli.file("amiguard.yaml", SETTINGS + LIMIT.replace("1", "100"));
    Fault expired = Fault.parse("kind=ExpiredToken,every=%d,when=%s,on=all".formatted(every, when));
    try (Sandbox sandbox = sandbox("{}", SandboxOptions.defaults().withFault(expired))) {
      Run apply = run(sandbox, "apply", "--yes");

      System.out.printf("%s: %d calls%n", expired, sandbox.calls().size());
      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(asked(sandbox)).hasSize(3);
      assertThat(sandbox.calls())
          .hasSizeLessThan(CALLS)
          .anyMatch(call -> !call.outcome().equals(Call.OK));
      assertThat(sandbox.snapshot().policies())
          .singleElement()
          .satisfies(policy -> assertThat(policy.targets()).hasSize(1));
    }
  }

  @Test
  void asksNobodyForAPlanThatRestrictsNothing() {
    cli.file("amiguard.yaml", SETTINGS.replace("enabled", "audit_mode") + LIMIT);
    try (Sandbox sandbox = sandbox("{}")) {
      Run apply = run(sandbox, "apply", "--yes");

      assertThat(apply.exitCode()).isZero();
      assertThat(asked(sandbox)).isEmpty();
    }
  }

  @Test
  void namesWhoRunsManagedComputeWhereAmazonIsNotAllowed() {
    cli.file("amiguard.yaml", SETTINGS.replace("amazon, ", "").replace("/Sandbox", "/Workloads"));
    try (Sandbox sandbox = sandbox("{}")) {
      Run general = run(sandbox, "plan");
      Run counted = run(sandbox, "plan", "--impact");

      assertThat(general.err())
          .contains(
              "so managed compute (ECS, EKS, Lambda Managed Instances, EMR, Elastic Beanstalk)");
      assertThat(counted.err())
          .contains(
              "no criterion allows the provider amazon in 10 active accounts that the plan enforces,"
                  + " and AWS services run instances there that they may not be able to replace:")
          .contains("staging-api (666666666604) has 2")
          .doesNotContain("managed compute");
    }
  }

  @Test
  void saysWhereNobodyRunsManagedCompute() {
    cli.file("amiguard.yaml", SETTINGS.replace("amazon, ", ""));
    try (Sandbox sandbox = sandbox("{}")) {
      Run counted = run(sandbox, "plan", "--impact");

      assertThat(counted.err()).contains("; no AWS service runs an instance there now");
    }
  }

  @Test
  void countsForARollbackThatIsAskedTo() {
    try (Sandbox sandbox = sandbox("{}")) {
      run(sandbox, "apply", "--yes");
      cli.file("amiguard.yaml", SETTINGS.replace("enabled", "disabled"));
      run(sandbox, "apply", "--yes");

      Run rollback = run(sandbox, "rollback", "--dry-run", "--impact");

      assertThat(rollback.exitCode()).isZero();
      assertThat(rollback.out())
          .contains("would block new launches of the AMIs of 2 running instances in 1 account");
    }
  }

  @Test
  void isNotCountedForAnAccountThatIsMovedInThought() {
    Run plan = cli.run("plan", "--impact", "--sandbox", "--move", "training=/Workloads");

    assertThat(plan.exitCode()).isEqualTo(64);
    assertThat(plan.err()).contains("--move is about another place; leave one out.");
  }

  private Run run(Sandbox sandbox, String... command) {
    return cli.run(
        Stream.concat(
                Stream.of(command), Stream.of("--endpoint-url", sandbox.endpoint().toString()))
            .toArray(String[]::new));
  }

  private static Map<String, Long> asked(Sandbox sandbox) {
    return InForceSandbox.callsOf(sandbox, "DescribeInstanceImageMetadata").stream()
        .collect(groupingBy(call -> call.substring(0, 12), counting()));
  }

  private Sandbox sandbox(String inventory) {
    return sandbox(inventory, SandboxOptions.defaults());
  }

  private Sandbox sandbox(String inventory, SandboxOptions options) {
    return Sandbox.start(InForceSandbox.organization(inventory), options, cli.clock());
  }
}
