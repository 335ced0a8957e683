package io.amiguard.cli.account;

import static io.amiguard.cli.account.AccountSandbox.A;
import static io.amiguard.cli.account.AccountSandbox.cli;
import static io.amiguard.cli.account.AccountSandbox.sandbox;
import static io.amiguard.cli.account.AccountSandbox.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts profiles and roles open. */
class AccountWaysTest {
  private static final String ROLES =
      """
      , "roles": {"444444444401": [{"name": "Amis", "externalId": "ticket-4711"}],
                  "111111111111": ["Amis"]}""";

  @TempDir Path folder;

  @Test
  void withoutAnythingItIsTheCallersOwnAccount() {
    Cli cli = cli(folder, "audit_mode").withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      Run apply = run(cli, sandbox, "apply", "--yes");

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(writes(sandbox)).hasSize(10).allMatch(it -> it.startsWith("111111111111 "));
      assertThat(sandbox.callCounts()).doesNotContainKey("AssumeRole");
    }
  }

  @Test
  void flagsAloneMakeThePolicy() {
    Cli cli = Cli.in(folder).withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      Run apply =
          run(cli, sandbox, "apply", "--yes", "--provider", "amazon", "--state", "audit_mode");

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(apply.out()).contains("+ criterion: ImageProviders amazon");
      assertThat(apply.err()).doesNotContain("account.not-used");
    }
  }

  @Test
  void aRoleIsAssumedWithItsExternalIdAlsoInTheCallersOwnAccount() {
    Cli cli = cli(folder, "audit_mode").withCredentials();
    try (Sandbox sandbox = sandbox(cli, ROLES, SandboxOptions.defaults())) {
      Run apply =
          run(
              cli,
              sandbox,
              "apply",
              "--yes",
              "--role=arn:aws:iam::444444444401:role/Amis",
              "--role=arn:aws:iam::111111111111:role/Amis",
              "--external-id=ticket-4711");

      assertThat(apply.exitCode()).as(apply.err()).isZero();
      assertThat(sandbox.callCounts()).containsEntry("AssumeRole", 2L);
      assertThat(writes(sandbox)).anyMatch(it -> it.startsWith(A)).hasSize(20);
    }
  }

  @Test
  void ofARoleThatRefusesOnlyWhatAccountsHaveIsAdvised() {
    Cli cli = cli(folder, "audit_mode").withCredentials();
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan = run(cli, sandbox, "plan", "--role=arn:aws:iam::444444444401:role/NoSuchRole");

      assertThat(plan.exitCode()).isEqualTo(5);
      assertThat(plan.err())
          .contains("NoSuchRole: it does not exist there, ", "; name another with --role, or pass")
          .doesNotContain("--role-name");
    }
  }

  @Test
  void anAccountBehindARoleIsNotCalledByTheProfileThatEntersIt() {
    Cli cli = cli(folder, "audit_mode");
    cli.file(
        "credentials",
        "[hub]\naws_access_key_id = AKIASBOX111111111111\naws_secret_access_key = s\n");
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan =
          run(
              cli,
              sandbox,
              "plan",
              "--profile=hub",
              "--role=arn:aws:iam::444444444402:role/OrganizationAccountAccessRole",
              "--role=arn:aws:iam::666666666601:role/OrganizationAccountAccessRole");

      assertThat(plan.exitCode()).as(plan.err()).isZero();
      assertThat(plan.out()).contains("      444444444402: ").doesNotContain("hub");
    }
  }

  @Test
  void twoProfilesOfOneAccountAreNotTaken() {
    Cli cli = cli(folder, "audit_mode");
    cli.file(
        "credentials",
        Stream.of("a", "twin")
            .map(
                "[%s]\naws_access_key_id = AKIASBOX444444444401\naws_secret_access_key = s\n"
                    ::formatted)
            .reduce("", String::concat));
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan = run(cli, sandbox, "plan", "--profile=a", "--profile=twin");

      assertThat(plan.exitCode()).isEqualTo(64);
      assertThat(plan.err())
          .contains(
              "the profiles a and twin are both of account 444444444401; leave one of them out.");
    }
  }

  @Test
  void aProfileThatIsGoodForNothingIsNamed() {
    Cli cli = cli(folder, "audit_mode");
    try (Sandbox sandbox = sandbox(cli)) {
      Run plan = run(cli, sandbox, "plan", "--profile=a", "--profile=closed");

      assertThat(plan.exitCode()).isEqualTo(1);
      assertThat(plan.err())
          .contains(
              "profile 'closed': AWS does not know the access key in use (sts:GetCallerIdentity)");
    }
  }

  @Test
  void whatMakesNoSenseTogetherIsWrongUsage() {
    Cli cli = cli(folder, "audit_mode");
    String role = "--role=arn:aws:iam::444444444401:role/Amis";
    try (Sandbox sandbox = sandbox(cli)) {
      assertUsage(cli, sandbox, "there are 2", role, "--profile=a", "--profile=b");
      assertUsage(cli, sandbox, "two --role are in account 444444444401", role, role + "2");
      assertUsage(cli, sandbox, "is not the ARN of a role", "--role=Amis");
      assertUsage(cli, sandbox, "together with --role only", "--external-id=ticket");
      assertUsage(cli, sandbox, "--concurrency must be from 1 to 512", "--concurrency=0");
      assertUsage(cli, sandbox, "is not an AWS Region", "--regions=Frankfurt");
      assertThat(sandbox.calls()).isEmpty();
    }
  }

  @Test
  void ofSeveralPoliciesOneIsNamed() {
    Cli cli =
        Cli.in(folder)
            .withCredentials()
            .file(
                "amiguard.yaml",
                """
                version: 1
                policies:
                  - {name: one, targets: [root], state: disabled}
                  - name: two
                    targets: [root]
                    state: audit_mode
                    child_policies: none
                    exception_message: Ask us
                    criteria: [{allowed_image_providers: [amazon]}]
                """);
    try (Sandbox sandbox = sandbox(cli)) {
      Run unnamed = run(cli, sandbox, "plan");
      Run named = run(cli, sandbox, "plan", "--policy", "two");
      Run off = run(cli, sandbox, "plan", "--policy", "one", "--detailed-exitcode");
      Run unknown = run(cli, sandbox, "plan", "--policy", "tow");

      assertThat(unnamed.exitCode()).isEqualTo(64);
      assertThat(unnamed.err()).contains("name it with --policy (one, two).");
      assertThat(named.exitCode()).isZero();
      assertThat(named.err())
          .contains("policy two sets targets, child_policies, exception_message, which only");
      assertThat(off.exitCode()).as(off.out()).isZero();
      assertThat(unknown.exitCode()).isEqualTo(64);
      assertThat(unknown.err())
          .contains("the settings file has no policy 'tow'")
          .doesNotContain("--name");
    }
  }

  @Test
  void whoHasNoSettingsIsToldOfTheFlagsThatThereAre() {
    Run plan = Cli.in(folder).withCredentials().run("account", "plan");

    assertThat(plan.exitCode()).isEqualTo(65);
    assertThat(plan.err())
        .contains(
            "Name one with -f, write one with 'amiguard init', or give --provider and --state.");
  }

  @Test
  void aSandboxInTheProcessHasAccountsToo() {
    Cli cli = cli(folder, "audit_mode");

    Run apply = cli.run("account", "apply", "--yes", "--sandbox");
    Run rollback = cli.run("rollback", "--yes", "--sandbox");

    assertThat(apply.exitCode()).as(apply.err()).isZero();
    assertThat(rollback.exitCode()).as(rollback.err()).isZero();
    assertThat(rollback.err()).contains("Rolling back journal entry");
  }

  private static void assertUsage(Cli cli, Sandbox sandbox, String message, String... options) {
    Run plan =
        run(
            cli,
            sandbox,
            Stream.concat(Stream.of("plan"), Stream.of(options)).toArray(String[]::new));
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(64);
    assertThat(plan.err()).contains(message);
  }

  private static Run run(Cli cli, Sandbox sandbox, String... command) {
    return cli.run(
        Stream.of(
                Stream.of("account"),
                Stream.of(command),
                Stream.of("--endpoint-url", sandbox.endpoint().toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}
