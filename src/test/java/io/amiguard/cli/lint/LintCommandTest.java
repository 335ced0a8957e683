package io.amiguard.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lint shows in every format, and which files it takes. */
class LintCommandTest extends LintCases {
  @Test
  void showsTheLineWithACaretUnderThePlace() {
    Run run = Cli.in(folder).file("policy.json", HYPHEN).run("lint", "policy.json");

    assertThat(run.out())
        .isEqualTo(
            """
            error: policy.json:2:25: state 'audit-mode' is spelled as in the EC2 API [policy.state-spelling]
              2 │   "state": {"@@assign": "audit-mode"},
                │                         ^
              → Write "audit_mode": a policy has underscores.
            Lint: 1 error in 1 file (1 policy).
            """);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void cutsLongLinesAndHidesWhatMovesTheTerminal() {
    String wide = TWICE.replace("{\"@@assign\": [", " ".repeat(300) + "\t{\"@@assign\": [");

    Run run = Cli.in(folder).file("policy.json", wide).run("lint", "policy.json");

    assertThat(run.out().lines().skip(1).limit(2))
        .satisfiesExactly(
            line -> assertThat(line).hasSizeLessThan(115).contains("│ …").doesNotContain("\t"),
            line -> assertThat(line).endsWith("^"));
    String[] lines = run.out().split("\n", -1);
    assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("\"amazon\"]");
  }

  @Test
  void saysThatNothingWasFound() {
    Run run = Cli.in(folder).file("policy.json", SOUND).run("lint", "policy.json");

    assertThat(run.out()).isEqualTo("Lint: nothing found in 1 file (1 policy).\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void failOnSaysWhatCounts() {
    Cli cli = Cli.in(folder).file("policy.json", TWICE);

    assertThat(cli.run("lint", "policy.json").exitCode()).isZero();
    assertThat(cli.run("lint", "policy.json", "--fail-on", "warning").exitCode()).isEqualTo(3);
    assertThat(cli.run("lint", "policy.json", "--fail-on", "loud").exitCode()).isEqualTo(64);
  }

  @Test
  void disabledRulesAreSilent() {
    Cli cli = Cli.in(folder).file("policy.json", HYPHEN);

    assertThat(cli.run("lint", "policy.json", "--disable", "policy.state-spelling").exitCode())
        .isZero();
  }

  @Test
  void anUnknownRuleIsWrongUsageWithTheNearestOne() {
    Run run =
        Cli.in(folder)
            .file("policy.json", SOUND)
            .run("lint", "policy.json", "--disable", "policy.state-speling");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo(
            "error: 'policy.state-speling' is not a rule of lint. Did you mean 'policy.state-spelling'?\n");
  }

  @Test
  void standardInputIsRecognisedByItsContent() {
    Run run = Cli.in(folder).typing(HYPHEN).run("lint", "-", "--color", "never");

    assertThat(run.out()).contains("error: <stdin>:2:25: state 'audit-mode'");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void lintsTheSettingsFileIfNothingIsNamed() {
    Run run = Cli.in(folder).file("amiguard.yaml", "version: 1\npolicies: []\n").run("lint");

    assertThat(run.out()).contains("amiguard.yaml:2:11: policies is empty");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void foldersAreWalkedInOrderAndFilesOfOthersLeftOut() throws IOException {
    Files.createDirectories(folder.resolve("policies/b/.git"));
    Files.writeString(folder.resolve("policies/z.json"), HYPHEN);
    Files.writeString(folder.resolve("policies/b/a.json"), HYPHEN);
    Files.writeString(folder.resolve("policies/b/.git/a.json"), HYPHEN);
    Files.writeString(folder.resolve("policies/b/values.yaml"), "{{ .Values.image }}\n");
    Files.writeString(folder.resolve("policies/b/package.json"), "{\"name\": \"x\"}\n");
    Files.writeString(folder.resolve("policies/b/readme.md"), HYPHEN);
    Files.createSymbolicLink(folder.resolve("policies/b/loop"), folder.resolve("policies"));
    Files.createSymbolicLink(folder.resolve("policies/y.json"), folder.resolve("policies/z.json"));

    Run run = Cli.in(folder).run("lint", "policies", "policies");

    assertThat(run.out().lines().filter(line -> line.startsWith("error")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("error: policies/b/a.json:2:25:"),
            line -> assertThat(line).startsWith("error: policies/y.json:2:25:"));
    assertThat(run.out())
        .endsWith(
            "Lint: 2 errors in 2 files (2 policies); left out 2 files that are none of ours.\n");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aBrokenFileInAFolderIsShownIfItIsLikelyOurs() throws IOException {
    Files.createDirectories(folder.resolve("p"));
    Files.writeString(folder.resolve("p/a.json"), "{\"ec2_attributes\": ");

    assertThat(Cli.in(folder).run("lint", "p").out()).contains("p/a.json:1:20: not JSON");
  }

  @Test
  void filesThatCannotBeLintedAreNeverClean() throws IOException {
    Files.write(folder.resolve("latin1.json"), "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));
    try (RandomAccessFile big = new RandomAccessFile(folder.resolve("big.json").toFile(), "rw")) {
      big.setLength(LintFiles.MAX_BYTES + 1L);
    }
    Cli cli = Cli.in(folder).file("compose.yaml", "services: {}\n").file("sound.json", SOUND);

    Run run = cli.run("lint", "sound.json", "no.json", "latin1.json", "big.json", "compose.yaml");

    assertThat(run.out())
        .contains(
            "error: no.json: the file does not exist [file.not-found]",
            "error: latin1.json:1:2: the file is not UTF-8 text [file.not-text]",
            "error: big.json: the file is larger than 20 MB [file.too-big]",
            "error: compose.yaml: the file holds keys 'services', so it is neither");
    assertThat(run.exitCode()).isEqualTo(65);
  }

  @Test
  void aFolderWithNothingToLintIsNotClean() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    Run run = Cli.in(folder).run("lint", "empty");

    assertThat(run.err()).startsWith("error: nothing to lint in empty");
    assertThat(run.exitCode()).isEqualTo(65);
  }

  @Test
  void findsTheTerraformFilesOfAFolderThatHoldPoliciesOfOurType(@TempDir Path terraform) {
    String policy =
        """
        resource "aws_organizations_policy" "amis" {
          type    = "DECLARATIVE_POLICY_EC2"
          content = jsonencode({ ec2_attributes = { allowed_image_settings = { é = "😀" } } })
        }
        """;
    Cli cli =
        Cli.in(terraform)
            .file("amis.tf", policy)
            .file("bucket.tf", "resource \"aws_s3_bucket\" \"logs\" {}\n")
            .file("broken.tf", "resource aws_organizations_policy x {\n")
            .file("scp.tf.json", "{\"resource\": {\"aws_organizations_policy\": {}}}");

    Run run = cli.run("lint", ".");

    assertThat(run.out())
        .contains("amis.tf:3:45", "allowed_image_settings", "1 of Terraform")
        .doesNotContain("bucket", "broken", "scp");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(cli.typing(policy).run("lint", "-").out()).contains("<stdin>:3:45");
    assertThat(cli.run("lint", "bucket.tf").exitCode()).isEqualTo(65);
  }

  /** What is certain in JSON need not fit into quotes or into arguments of jsonencode. */
  @Test
  void fixesNothingInTerraform(@TempDir Path terraform) throws IOException {
    String policy =
        """
        resource "aws_organizations_policy" "amis" {
          type    = "DECLARATIVE_POLICY_EC2"
          content = "{\\"ec2_attributes\\": {\\"allowed_images_settings\\": {\\"state\\": {\\"@@asign\\": \\"audit-mode\\"}}}}"
        }
        """;
    Cli cli = Cli.in(terraform).file("main.tf", policy);

    Run run = cli.run("lint", "--fix", "--yes", "main.tf");

    assertThat(run.out()).contains("policy.unknown-operator");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(terraform.resolve("main.tf")).content().isEqualTo(policy);
  }
}
