package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixing on the command line: what is shown, what is asked, and what is written. */
final class LintFixTest {
  private static final Path BLOG =
      Path.of("src/test/resources/cases/lint/blog-example/policy.json");
  private static final String HYPHEN =
      """
      {"ec2_attributes": {"allowed_images_settings": {
        "state": {"@@assign": "audit-mode"},
        "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
      """;
  private static final String FIXED = HYPHEN.replace("audit-mode", "audit_mode");

  @TempDir Path folder;

  @Test
  void showsTheChangesAsksAndWrites() throws IOException {
    Run run =
        Cli.in(folder)
            .file("p.json", HYPHEN)
            .typing("yes\n")
            .run("lint", "p.json", "--fix", "--color", "never");

    assertThat(run.out())
        .isEqualTo(
            """
            --- p.json
            +++ p.json
            @@ -1,3 +1,3 @@
             {"ec2_attributes": {"allowed_images_settings": {
            -  "state": {"@@assign": "audit-mode"},
            +  "state": {"@@assign": "audit_mode"},
               "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
            Lint: nothing found in 1 file (1 policy).
            """);
    assertThat(run.err())
        .isEqualTo("\nWrite p.json? Only 'yes' is accepted: 1 place in 1 file was fixed.\n");
    assertThat(run.exitCode()).isZero();
    assertThat(text("p.json")).isEqualTo(FIXED);
  }

  @Test
  void theExampleOfTheBlogIsValidOnceTheAccountIsReal() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", Files.readString(BLOG));

    Run first = cli.run("lint", "p.json", "--fix", "--yes");

    assertThat(first.exitCode()).isEqualTo(3);
    assertThat(first.out()).contains("provider 'AWS Account ID' is a placeholder");
    cli.file("p.json", text("p.json").replace("AWS Account ID", "210987654321"));
    assertThat(cli.run("lint", "p.json", "--fail-on", "note").exitCode()).isZero();
  }

  @Test
  void withoutAYesNothingIsWritten() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", HYPHEN);

    Run nobody = cli.run("lint", "p.json", "--fix");
    Run no = cli.typing("no\n").run("lint", "p.json", "--fix");

    assertThat(nobody.out()).contains("+  \"state\": {\"@@assign\": \"audit_mode\"},");
    assertThat(nobody.err()).contains("nobody is at a terminal", "Pass --yes");
    assertThat(nobody.exitCode()).isEqualTo(4);
    assertThat(no.exitCode()).isEqualTo(4);
    assertThat(text("p.json")).isEqualTo(HYPHEN);
  }

  @Test
  void nothingIsAskedWhereNothingCanBeFixed() {
    Run run = Cli.in(folder).file("p.json", FIXED).run("lint", "p.json", "--fix");

    assertThat(run.out()).isEqualTo("Lint: nothing found in 1 file (1 policy).\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void diffShowsWritesNothingAndJudgesTheFilesAsTheyAre() throws IOException {
    Run run = Cli.in(folder).file("p.json", HYPHEN).run("lint", "p.json", "--fix", "--diff");

    assertThat(run.out())
        .contains("-  \"state\": {\"@@assign\": \"audit-mode\"},", "Lint: 1 error");
    assertThat(run.err()).isEqualTo("1 place in 1 file would be fixed.\n");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(text("p.json")).isEqualTo(HYPHEN);
  }

  @Test
  void diffTakesStandardInputAndFixDoesNot() {
    Run diff = Cli.in(folder).typing(HYPHEN).run("lint", "-", "--diff", "--color", "never");
    Run fix = Cli.in(folder).typing(HYPHEN).run("lint", "-", "--fix", "--yes");

    assertThat(diff.out()).startsWith("--- <stdin>\n+++ <stdin>\n");
    assertThat(fix.exitCode()).isEqualTo(64);
    assertThat(fix.err()).contains("standard input cannot be rewritten");
  }

  @Test
  void foldersAreFixedAndOtherFilesLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("p"));
    Cli cli =
        Cli.in(folder)
            .file("p/a.json", HYPHEN)
            .file("p/b.json", HYPHEN)
            .file("p/broken.json", "{\"ec2_attributes\": ")
            .file("p/other.json", "{\"a\": \"audit-mode\"}");

    Run run = cli.run("lint", "p", "--fix", "--yes");

    assertThat(run.err()).isEqualTo("2 places in 2 files were fixed.\n");
    assertThat(text("p/a.json")).isEqualTo(FIXED);
    assertThat(text("p/b.json")).isEqualTo(FIXED);
    assertThat(text("p/other.json")).isEqualTo("{\"a\": \"audit-mode\"}");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void saysWhatIsLeftInFilesThatAreNeverRewritten() throws IOException {
    Cli cli =
        Cli.in(folder)
            .file("p.json", HYPHEN)
            .file(
                "main.tf",
                "resource \"aws_organizations_policy\" \"a\" {\n"
                    + "type = \"DECLARATIVE_POLICY_EC2\"\ncontent = <<E\n"
                    + HYPHEN
                    + "E\n}\n")
            .file(
                "live.json",
                Files.readString(
                    Path.of("src/test/resources/cases/lint/snapshot/organization.json")));

    Run fix = cli.run("lint", "p.json", "main.tf", "live.json", "--fix", "--yes");
    Run diff = cli.run("lint", "main.tf", "--diff");

    assertThat(fix.err())
        .startsWith("1 place in 1 file was fixed.\n")
        .contains("Terraform is never rewritten, correct it by hand: main.tf keeps its finding.\n")
        .containsPattern(
            "A snapshot is never rewritten, .* anew: live.json keeps its \\d+ findings.\n");
    assertThat(diff.err())
        .isEqualTo(
            """
            Nothing to fix.
            Terraform is never rewritten, correct it by hand: main.tf keeps its finding.
            """);
  }

  @Test
  void theByteOrderMarkAndThePermissionsStay() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", "\uFEFF" + HYPHEN);
    Files.setPosixFilePermissions(
        folder.resolve("p.json"), PosixFilePermissions.fromString("rw-r-----"));

    cli.run("lint", "p.json", "--fix", "--yes");

    assertThat(text("p.json")).isEqualTo("\uFEFF" + FIXED);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("p.json"))))
        .isEqualTo("rw-r-----");
  }

  @Test
  void lineEndsOfWindowsStay() throws IOException {
    String text =
        HYPHEN.replace("[\"amazon\"]", "[\n\"amazon\",\n\"amazon\"]").replace("\n", "\r\n");
    Cli cli = Cli.in(folder).file("p.json", text);

    cli.run("lint", "p.json", "--fix", "--yes");

    assertThat(text("p.json"))
        .isEqualTo(FIXED.replace("[\"amazon\"]", "[\n\"amazon\"]").replace("\n", "\r\n"));
  }

  @Test
  void aFileThatIsFarTooLargeIsLeftAlone() throws IOException {
    String large = HYPHEN + " ".repeat(1_000_000);
    Cli cli = Cli.in(folder).file("p.json", large);

    Run run = cli.run("lint", "p.json", "--fix", "--yes");

    assertThat(run.out()).contains("not fixed: the file has more than 1,000,000 characters");
    assertThat(text("p.json")).isEqualTo(large);
  }

  @Test
  void aFileThatChangedBehindTheQuestionIsNotWritten() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", HYPHEN);

    Run run =
        cli.typingAfter(() -> cli.file("p.json", "{}"), "yes\n").run("lint", "p.json", "--fix");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("file p.json has changed since it was read");
    assertThat(text("p.json")).isEqualTo("{}");
  }

  @Test
  void programsGetTheirFormatAndTheChangesBesideIt() throws IOException {
    Run run =
        Cli.in(folder).file("p.json", HYPHEN).run("lint", "p.json", "--fix", "--yes", "-o", "json");

    assertThat(JsonMapper.builder().build().readTree(run.out()).path("findings")).isEmpty();
    assertThat(run.err()).contains("+  \"state\"");
  }

  @Test
  void minifyTakesTheWhiteSpaceOutOfPolicies() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", HYPHEN.replace("}}}}}}", "} } }}}}\n "));

    cli.run("lint", "p.json", "--fix", "--yes", "--minify");

    assertThat(text("p.json")).isEqualTo(FIXED.replaceAll("\\s", ""));
  }

  @Test
  void disabledRulesAreNotFixed() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", HYPHEN);

    Run run = cli.run("lint", "p.json", "--fix", "--yes", "--disable", "policy.state-spelling");

    assertThat(run.exitCode()).isZero();
    assertThat(text("p.json")).isEqualTo(HYPHEN);
  }

  @Test
  void optionsThatDoNotGoTogetherAreWrongUsage() {
    Cli cli = Cli.in(folder).file("p.json", HYPHEN);

    assertThat(cli.run("lint", "p.json", "--yes").exitCode()).isEqualTo(64);
    assertThat(cli.run("lint", "p.json", "--minify").exitCode()).isEqualTo(64);
    assertThat(cli.run("lint", "p.json", "--diff", "--yes").exitCode()).isEqualTo(64);
  }

  @Test
  void theChangesAreColoured() {
    Run run =
        Cli.in(folder).file("p.json", HYPHEN).run("lint", "p.json", "--diff", "--color", "always");

    assertThat(run.out())
        .contains("\u001B[31m-  \"state\"", "\u001B[32m+  \"state\"", "\u001B[1m--- p.json");
  }

  @Test
  void theChangesDoNotMoveTheTerminal() {
    String message = "\"exception_message\": \"\u009B2J\u202E\",";
    Run run =
        Cli.in(folder)
            .file("p.json", HYPHEN.replace("\"allowed_images", message + "\n\t\"allowed_images"))
            .run("lint", "p.json", "--diff");

    assertThat(run.out()).doesNotContain("\u009B", "\u202E").contains("\n \t\"allowed_images");
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
