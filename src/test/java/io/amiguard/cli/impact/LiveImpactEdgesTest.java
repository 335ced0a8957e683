package io.amiguard.cli.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.InForceSandbox;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The impact where there is little to judge, or not all of it could be read. */
class LiveImpactEdgesTest {
  private static final String UNREAD =
      """
      {"deniedRegions": {"666666666601": ["eu-west-1"]}}""";

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void writeSettings() throws IOException {
    cli =
        Cli.in(folder)
            .withCredentials()
            .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"old-shop", "network"})
  void doesNotCallAllowedWhatIsNotThere(String account) {
    Run run = cli.run("impact", "--sandbox", "--accounts", account, "--regions", "us-east-1");

    assertThat(run.exitCode()).isZero();
    assertThat(
            run.out().startsWith("No AMI is in use: there is no instance and no launch template"))
        .isEqualTo(account.equals("old-shop"));
    assertThat(run.out().contains("Totals")).isEqualTo(account.equals("network"));
  }

  @Test
  void saysThatNothingIsKnownWhereNobodyCouldBeAsked() {
    Run run =
        cli.run(
            "impact", "--sandbox", "--accounts", "dev-web,dev-api", "--role-name", "NoSuchRole");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out())
        .startsWith("No AMI is in use where that could be read: there is no instance and no launch")
        .contains("NOT COMPLETE: 2 accounts could not be read; what runs there is not counted.")
        .doesNotContain("Totals");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown"})
  void aPlanSaysWhereItsNumbersAreNotComplete(String format) {
    try (Sandbox sandbox =
        Sandbox.start(
            InForceSandbox.organization(UNREAD), SandboxOptions.defaults(), cli.clock())) {
      String endpoint = sandbox.endpoint().toString();

      Run run = cli.run("plan", "--impact", "-o", format, "--endpoint-url", endpoint);

      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.out()).contains("; NOT COMPLETE, as not all accounts and Regions could be");
    }
  }

  @Test
  void aPlanDoesNotMindWhatIsNotKnownOfOtherAccounts() throws IOException {
    String organization =
        Files.readString(Path.of("examples/organization.json"))
            .replace(
                "\"allowedImagesSettings\":",
                "\"unread\": [{\"accountId\": \"666666666601\", \"reason\": \"denied\"}], \"allowedImagesSettings\":");
    cli.file("organization.json", organization);
    String[] plan = {"plan", "--impact", "--snapshot", "organization.json", "--target"};

    Run elsewhere = cli.run(plan[0], plan[1], plan[2], plan[3], plan[4], "/Sandbox");
    Run there = cli.run(plan[0], plan[1], plan[2], plan[3], plan[4], "/Workloads");

    assertThat(elsewhere.exitCode()).as(elsewhere.err()).isZero();
    assertThat(elsewhere.out()).contains("would block").doesNotContain("NOT COMPLETE");
    assertThat(there.exitCode()).isEqualTo(5);
    assertThat(there.err()).contains("NOT COMPLETE: 1 account could not be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"self", "910091009111"})
  void aWordThatIsNoAliasOfAwsMakesNobodyKnown(String alias) throws IOException {
    cli.file(
        "organization.json",
        Files.readString(Path.of("examples/organization.json"))
            .replace(
                "\"ownerId\": \"910091009111\", \"ownerAlias\": null",
                "\"ownerId\": \"910091009111\", \"ownerAlias\": \"" + alias + "\""));

    Run run = cli.run("impact", "--snapshot", "organization.json");

    assertThat(run.out()).contains(alias + "), a stranger: public, not verified by AWS");
  }
}
