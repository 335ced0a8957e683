package io.amiguard.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixing on the command line: what is shown, what is asked, and what comes of it. */
final class LintFixTest {
  private static final Path BLOG =
      Path.of("src/test/resources/cases/lint/blog-example/policy.json");
  static final String HYPHEN =
      """
      {"ec2_attributes": {"allowed_images_settings": {
        "state": {"@@assign": "audit-mode"},
        "image_criteria": {"criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
      """;
  static final String FIXED = HYPHEN.replace("audit-mode", "audit_mode");

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
  void programsGetTheirFormatAndTheChangesBesideIt() throws IOException {
    Run run =
        Cli.in(folder).file("p.json", HYPHEN).run("lint", "p.json", "--fix", "--yes", "-o", "json");

    assertThat(JsonMapper.builder().build().readTree(run.out()).path("findings")).isEmpty();
    assertThat(run.err()).contains("+  \"state\"");
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
