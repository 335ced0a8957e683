package io.amiguard.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.settings.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first settings file: from nothing, from flags, and from an organization. */
class InitTest {
  @TempDir Path folder;

  @Test
  void writesAStarterFileThatPlansInAuditMode() throws IOException {
    Cli cli = Cli.in(folder);

    Run init = cli.run("init");
    Run plan = cli.run("plan", "--sandbox");

    assertThat(init.exitCode()).isZero();
    assertThat(init.out()).isEmpty();
    assertThat(init.err()).isEqualTo("Wrote amiguard.yaml: 1 policy.\n");
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.err()).startsWith("sandbox: this is not AWS").hasLineCount(1);
    assertThat(plan.out())
        .contains("+ create policy allowed-amis")
        .contains("+ state = audit_mode")
        .contains("+ criteria_1.allowed_image_providers = amazon")
        .contains("+ attach policy allowed-amis to Root (r-acme)");
  }

  @Test
  void writesWhatTheFlagsSayAndExplainsTheRest() {
    Run init =
        Cli.in(folder)
            .run(
                "init",
                "--name=base",
                "--provider=aws-marketplace,099720109477",
                "--state=enabled",
                "--target=/Sandbox,111122223333",
                "--out=-");

    assertThat(init.exitCode()).isZero();
    assertThat(init.err()).isEmpty();
    assertThat(init.out())
        .isEqualTo(
            """
            # Settings of amiguard: which AMIs the accounts of the organization may use.
            # What applying this file would change: amiguard plan
            version: 1

            # Names for the accounts that you trust to publish AMIs, usable as a provider below:
            # providers:
            #   golden-images: "111122223333"

            policies:
              - name: base
                # Where the policy is attached; it holds for every account below, also for those that come
                # later: root, /Workloads/Prod, the id of an OU or an account, or account:NAME.
                targets:
                  - /Sandbox
                  - "111122223333"
                # audit_mode blocks nothing and marks the AMIs that enabled would block. Begin with it.
                # enabled | audit_mode | disabled
                state: enabled
                # 1 to 10. An AMI is allowed when it meets one criterion, and meets a criterion when it
                # meets every parameter of it. An account can always use its own AMIs.
                # Aliases of AWS: amazon, aws_marketplace, aws_backup_vault. Without amazon, services that
                # launch instances from AMIs of AWS may stop.
                criteria:
                  - allowed_image_providers: [aws_marketplace, "099720109477"]
                  # - allowed_image_providers: [golden-images]
                  #   image_names: ["golden-*"]          # always with providers: anyone can use any name
                  #   maximum_days_since_created: 300
                  #   maximum_days_since_deprecated: 0   # no deprecated AMIs
                # What people read whose launch is blocked. Everyone can read it: no place for secrets.
                # exception_message: "Ask for AMIs at https://wiki.example.com/amis"
                # What policies further down may do: all (default), append to lists, or none.
                # child_policies: none

            # How far one apply may go before it takes a flag:
            # limits:
            #   max_accounts: 100
            #   max_share: 30%
            """);
  }

  /** The comments are true: what they show can be taken in. */
  @Test
  void explainsWithExamplesThatAreValid() throws IOException {
    Cli cli = Cli.in(folder);
    cli.run("init");
    String text = Files.readString(folder.resolve("amiguard.yaml"));
    String all =
        text.replaceAll(
            "(?m)^( *)# (providers:|  golden-images|- allowed|  image_names|  maximum|exception_message:|child_policies:|limits:|  max_)",
            "$1$2");
    assertThat(all.lines().filter(line -> line.strip().startsWith("#"))).hasSizeLessThan(18);

    Run render =
        cli.file("amiguard.yaml", all.replace("max_share: 30%", "max_share: 30%\n")).run("render");

    assertThat(render.exitCode()).as(render.err()).isZero();
    assertThat(render.err()).isEmpty();
    assertThat(render.out()).contains("golden-*", "@@none", "111122223333");
  }

  @Test
  void writesADisabledPolicyThatPlans() {
    Cli cli = Cli.in(folder);

    cli.run("init", "--state", "disabled");

    assertThat(cli.run("plan", "--sandbox").exitCode()).isZero();
  }

  @Test
  void neverOverwritesAFileUnasked() throws IOException {
    Cli cli = Cli.in(folder).file("amiguard.yaml", "mine\n");

    Run refused = cli.run("init");
    String kept = Files.readString(folder.resolve("amiguard.yaml"));
    Run forced = cli.run("init", "--force");

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err())
        .isEqualTo(
            "error: amiguard.yaml exists already; nothing was written."
                + " Name another file with --out, or pass --force to write over it.\n");
    assertThat(kept).isEqualTo("mine\n");
    assertThat(forced.exitCode()).isZero();
    assertThat(folder.resolve("amiguard.yaml")).content().startsWith("# Settings of amiguard");
  }

  @Test
  void saysWhereItCannotWrite() {
    Run run = Cli.in(folder).run("init", "--out", "no/such/folder.yaml");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: no/such/folder.yaml could not be written: ");
  }

  @Test
  void refusesFlagsThatMeanNothingTogether() {
    Cli cli = Cli.in(folder);

    assertThat(cli.run("init", "--from-live", "--name", "x").exitCode()).isEqualTo(64);
    assertThat(cli.run("init", "--sandbox").exitCode()).isEqualTo(64);
    assertThat(cli.run("init", "--snapshot", "x.json").err())
        .contains("init reads an organization only with --from-live or --from-usage");
    assertThat(cli.run("init", "--state", "on").exitCode()).isEqualTo(64);
    assertThat(cli.run("init", "--from-usage", "--from-live").err())
        .contains("leave one of the two out");
    assertThat(cli.run("init", "--from-usage", "--target", "/Sandbox").err())
        .contains("leave --provider, --state and --target out");
    assertThat(cli.run("init", "--regions", "eu-west-1").err()).contains("nobody is asked here");
    assertThat(folder.resolve("amiguard.yaml")).doesNotExist();
  }

  @Test
  void writesFromASandboxWhatPlansToNothing() throws IOException {
    String settings = Files.readString(Path.of("examples/everything/amiguard.yaml"));
    Cli cli = Cli.in(folder).file("before.yaml", settings);
    Run apply =
        cli.run(
            "apply",
            "--sandbox",
            "-f",
            "before.yaml",
            "--yes",
            "--dangerous-allow-large-change",
            "--dangerous-allow-blocked-instances");
    assertThat(apply.exitCode()).as(apply.err() + apply.out()).isZero();

    Run init = cli.run("init", "--from-live", "--sandbox");
    Run plan = cli.run("plan", "--sandbox", "--detailed-exitcode");

    assertThat(init.exitCode()).isZero();
    assertThat(init.err()).endsWith("Wrote amiguard.yaml: 2 policies.\n");
    assertThat(folder.resolve("amiguard.yaml"))
        .content()
        .contains("golden-images: \"555555555555\"", "- /Workloads/NonProd");
    assertThat(plan.exitCode()).as(plan.out()).isZero();
    assertThat(plan.out()).startsWith("No changes.");
  }

  @Test
  void saysThatNothingIsLive() {
    Run run = Cli.in(folder).run("init", "--from-live", "--sandbox");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err())
        .contains("no declarative policy of organization o-acme000001 says anything")
        .contains("Write a starter file with 'amiguard init'.");
    assertThat(folder.resolve("amiguard.yaml")).doesNotExist();
  }

  @Test
  void printsTheSchema() {
    Run run = Cli.in(folder).run("schema");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(SettingsSchema.text());
  }

  @Test
  void saysWhyAFileCannotBeWritten() {
    Run run = Cli.in(folder).file("a", "").run("init", "--out", "a/b.yaml");

    assertThat(run.err())
        .isEqualTo(
            "error: a/b.yaml could not be written: %s is a file, not a folder. Name another file with --out.\n"
                .formatted(folder.resolve("a")));
    assertThat(run.exitCode()).isEqualTo(1);
  }
}
