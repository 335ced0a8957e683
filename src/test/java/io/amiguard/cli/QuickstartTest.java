package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a first try: the example settings on the sandbox of {@code --sandbox}. */
class QuickstartTest {
  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    String settings = Files.readString(Path.of("examples/quickstart/amiguard.yaml"));
    cli = Cli.in(folder).file("amiguard.yaml", settings);
  }

  @Test
  void createsAttachesAndVerifiesThePolicy() {
    Run run = cli.run("apply", "--sandbox", "--yes");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("+ create policy allowed-amis")
        .contains("+ attach policy allowed-amis to Root (r-acme)")
        .contains("Apply complete: 4 added, 0 changed, 0 removed.")
        .contains("Verified: AWS shows the expected effective policy for 1 account");
    assertThat(run.err()).contains("sandbox: this is not AWS");
  }

  @Test
  void hasNothingToDoTheSecondTime() {
    cli.run("apply", "--sandbox", "--yes");

    Run again = cli.run("apply", "--sandbox", "--yes");
    Run plan = cli.run("plan", "--sandbox", "--detailed-exitcode");
    Run check = cli.run("check", "--sandbox");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out())
        .isEqualTo(
            """
            No changes. Nothing to do: organization o-acme000001 is as the settings want it.
            Verified: AWS shows the expected effective policy for 1 account, a sample of 21 (--wait all asks for every one).
            """);
    assertThat(plan.exitCode()).isZero();
    assertThat(check.exitCode()).isZero();
    assertThat(check.out())
        .isEqualTo(
            """
            Check: organization o-acme000001 is as the settings say (level effective; compared 21 of 21 active accounts).
            """);
  }

  @Test
  void showsJustTheProviderThatWasAddedToTheFile() throws IOException {
    cli.run("apply", "--sandbox", "--yes");
    String settings = Files.readString(folder.resolve("amiguard.yaml"));
    cli.file("amiguard.yaml", settings.replace("amazon,", "amazon, \"136693071363\","));

    Run plan = cli.run("plan", "--sandbox", "--detailed-exitcode");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.out().lines().filter(line -> line.strip().matches("[-+~] .*")))
        .containsExactly(
            "  ~ update policy allowed-amis (p-80286214b4)",
            "      + criteria_1.allowed_image_providers: 136693071363",
            "      + criteria_1.allowed_image_providers: 136693071363 (widens)");
    assertThat(plan.out()).contains("Plan: 0 to add, 1 to change, 0 to remove.");
  }

  @Test
  void changesNothingWithoutAYes() {
    Run nobody = cli.run("apply", "--sandbox");
    Run no = Cli.in(folder).typing("y\n").run("apply", "--sandbox", "--color", "never");
    Run plan = cli.run("plan", "--sandbox", "--detailed-exitcode");

    assertThat(nobody.exitCode()).isEqualTo(4);
    assertThat(nobody.err()).contains("Pass --yes to go on without asking.");
    assertThat(no.exitCode()).isEqualTo(4);
    assertThat(no.err()).contains("error: not confirmed; nothing was changed.");
    assertThat(plan.exitCode()).isEqualTo(2);
  }

  @Test
  void appliesAfterAYes() {
    Run yes = Cli.in(folder).typing("yes\n").run("apply", "--sandbox");

    assertThat(yes.exitCode()).isZero();
    assertThat(yes.err()).contains("Only 'yes' is accepted:");
  }

  @Test
  void startsAfreshAfterAReset() {
    cli.run("apply", "--sandbox", "--yes");

    Run reset = cli.run("sandbox", "reset");
    Run plan = cli.run("plan", "--sandbox", "--detailed-exitcode");

    assertThat(reset.out()).contains("Sandbox").contains("is reset.");
    assertThat(plan.exitCode()).isEqualTo(2);
  }

  @Test
  void needsNoFileWhenTheFlagsSayItAll(@TempDir Path empty) {
    Run run =
        Cli.in(empty)
            .run(
                "plan",
                "--sandbox",
                "--name",
                "allowed-amis",
                "--provider",
                "amazon,136693071363",
                "--state",
                "enabled",
                "--target",
                "/Sandbox");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("+ create policy allowed-amis")
        .contains("+ state = enabled")
        .contains("+ criteria_1.allowed_image_providers = amazon, 136693071363")
        .contains("+ attach policy allowed-amis to /Sandbox");
  }
}
