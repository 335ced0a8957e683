package io.amiguard.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold the policies of Terraform files: which are read, and which are not. */
final class LintNamedFilesTest {
  private static final String POLICY = "{\"ec2_attributes\": {\"exception_message\": \"a\"}}\n";

  @TempDir Path folder;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("module/policies"));
  }

  @Test
  void aPolicyInAFileIsLintedWhereItStands() {
    Run run =
        Cli.in(folder)
            .file("module/main.tf", terraform("${path.module}/policies/amis.json"))
            .file("module/policies/amis.json", POLICY)
            .run("lint", "module/main.tf", "--color", "never");

    assertThat(run.out())
        .isEqualTo(
            """
            error: module/policies/amis.json:1:42: 'exception_message' has a value without an operator [policy.missing-operator]
              1 │ {"ec2_attributes": {"exception_message": "a"}}
                │                                          ^
              → Write {"@@assign": "a"}.
            Lint: 1 error in 2 files (1 policy, 1 of Terraform).
            """);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aFileOfTheFolderIsLintedOnceAndWhateverItsEnding() {
    Cli cli =
        Cli.in(folder)
            .file("module/main.tf", terraform("policies/amis.json"))
            .file("module/second.tf", terraform("policies/amis.txt"))
            .file("module/policies/amis.json", POLICY)
            .file("module/policies/amis.txt", POLICY);

    Run run = cli.run("lint", "module");

    assertThat(run.out())
        .containsOnlyOnce("amis.json:1:42")
        .containsOnlyOnce("amis.txt:1:42")
        .endsWith("Lint: 2 errors in 4 files (2 policies, 2 of Terraform).\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file(\"amis.json\")",
        "\"${file(\"${path.module}/amis.json\")}\"",
        "jsonencode(jsondecode(file(\"${path.module}/amis.json\")))"
      })
  void aFileMayBeFilledInOrMinifiedByTerraform(String content) {
    Run run =
        Cli.in(folder)
            .file("main.tf", terraform("x").replace("file(\"x\")", content))
            .file("amis.json", POLICY)
            .run("lint", "main.tf");

    assertThat(run.out())
        .contains("amis.json:1:42")
        .endsWith("Lint: 1 error in 2 files (1 policy, 1 of Terraform).\n");
  }

  @Test
  void aFolderIsNoPolicy() {
    Run run = Cli.in(folder).file("main.tf", terraform(".")).run("lint", "main.tf");

    assertThat(run.out()).contains("stands in '.', and there is no such file");
  }

  @Test
  void aFileThatIsMissingHasAPlace() {
    Run run =
        Cli.in(folder)
            .file("module/main.tf", terraform("policies/amis.json"))
            .run("lint", "module/main.tf");

    assertThat(run.out())
        .contains(
            "module/main.tf:3:13: ", "'module/policies/amis.json', and there is no such file");
  }

  @Test
  void nothingOutsideOfWhatWasGivenIsRead() throws IOException {
    Cli cli =
        Cli.in(folder)
            .file("module/main.tf", terraform("../amis.json"))
            .file("module/second.tf", terraform("link.json"))
            .file("amis.json", POLICY);
    Files.createSymbolicLink(folder.resolve("module/link.json"), folder.resolve("amis.json"));

    Run inside = cli.run("lint", "module/main.tf", "module/second.tf");
    Run outside = cli.run("lint", "module/main.tf", "amis.json");

    assertThat(inside.out())
        .contains("'amis.json', outside of what lint was given, so it was not read")
        .contains("'module/link.json', outside of what lint was given, so it was not read")
        .doesNotContain("policy.missing-operator");
    assertThat(outside.out())
        .containsOnlyOnce("policy.missing-operator")
        .doesNotContain("not-evaluated");
  }

  @Test
  void standardInputNamesNoFiles() {
    Run run = Cli.in(folder).typing(terraform("amis.json")).run("lint", "-");

    assertThat(run.out()).contains("<stdin>:3:13: ", "[terraform.not-evaluated]");
  }

  private static String terraform(String path) {
    return """
        resource "aws_organizations_policy" "amis" {
          type    = "DECLARATIVE_POLICY_EC2"
          content = file("%s")
        }
        """
        .formatted(path);
  }
}
