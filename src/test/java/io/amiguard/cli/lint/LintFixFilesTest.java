package io.amiguard.cli.lint;

import static io.amiguard.cli.lint.LintFixTest.FIXED;
import static io.amiguard.cli.lint.LintFixTest.HYPHEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fixing on the command line leaves in files, and which files it leaves alone. */
final class LintFixFilesTest {
  @TempDir Path folder;

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
  void minifyTakesTheWhiteSpaceOutOfPolicies() throws IOException {
    Cli cli = Cli.in(folder).file("p.json", HYPHEN.replace("}}}}}}", "} } }}}}\n "));

    cli.run("lint", "p.json", "--fix", "--yes", "--minify");

    assertThat(text("p.json")).isEqualTo(FIXED.replaceAll("\\s", ""));
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
