package io.amiguard.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each folder of {@code cases/import} is a policy file, and what {@code import} prints and says.
 * {@code -Damiguard.cases=update} writes the expected files anew.
 */
class ImportCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/import");

  @ParameterizedTest
  @MethodSource("cases")
  void importsAsExpected(String name) throws IOException {
    Path folder = CASES.resolve(name);

    Run run = Cli.in(folder).run(command(folder));

    Path expected = folder.resolve("expected.txt");
    String found = run.out() + run.err() + "exit " + run.exitCode() + "\n";
    GoldenFile.assertHolds(expected, found);
  }

  /** What exit code 0 promises. */
  @ParameterizedTest
  @ValueSource(strings = {"policy", "other-attributes"})
  void rendersToThePolicyThatWasImported(String name) throws IOException {
    Path folder = CASES.resolve(name);
    Run imported = Cli.in(folder).run(command(folder));

    Run rendered =
        Cli.in(folder).typing(imported.out()).run("render", "-f", "-", "--color", "never");

    PolicyDocument before = PolicyDocument.parse(Files.readString(folder.resolve("policy.json")));
    assertThat(before.with(PolicyDocument.parse(rendered.out()))).isEqualTo(before);
  }

  @Test
  void readsStandardInputAndWritesAFile(@TempDir Path folder) throws IOException {
    String policy = Files.readString(CASES.resolve("policy").resolve("policy.json"));
    String[] command = {"import", "-", "--target", "root", "--out", "amiguard.yaml"};

    Run first = Cli.in(folder).typing(policy).run(command);
    Run second = Cli.in(folder).typing(policy).run(command);

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err())
        .contains(":34:15: ", "[policy.example-account]")
        .contains("\nWrote amiguard.yaml: 1 policy.\n");
    assertThat(folder.resolve("amiguard.yaml"))
        .content()
        .contains("# What '<stdin>' says about Allowed AMIs", "- name: allowed-amis");
    assertThat(second.exitCode()).isEqualTo(4);
  }

  /** What lint says about an input is told, and does not keep it from being imported. */
  @Test
  void showsWhatLintFindsInTheInputEachFaultOnce(@TempDir Path folder) throws IOException {
    String policy =
        """
        {"ec2_attributes": {"allowed_images_settings": {
          "state": {"@@assign": "enabled"},
          "image_criteria": {"criteria_1": {
            "image_names": {"@@assign": ["*"]}}}}}}
        """;
    Cli cli = Cli.in(folder).file("policy.json", policy);

    Run linted = cli.run("lint", "policy.json");
    Run imported = cli.run("import", "policy.json", "--target", "root");
    Run wrapped =
        cli.file(
                "cli.json",
                JsonMapper.builder().build().createObjectNode().put("Content", policy).toString())
            .run("import", "cli.json", "--target", "root");

    assertThat(linted.out()).contains("[policy.names-without-providers]", "[policy.wide-name]");
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.err())
        .containsOnlyOnce("policy.json:3:22: ")
        .containsOnlyOnce("[policy.names-without-providers]")
        .containsOnlyOnce("[policy.wide-name]");
    assertThat(wrapped.err())
        .containsOnlyOnce("danger: cli.json (text in line 1):3:22: ")
        .containsOnlyOnce("[policy.names-without-providers]");
  }

  /** The words of the quick start, from settings to Terraform and back. */
  @Test
  void importsWhatRenderWroteForTerraform(@TempDir Path folder) throws IOException {
    String settings = Files.readString(Path.of("examples/quickstart/amiguard.yaml"));
    Cli cli = Cli.in(folder).file("amiguard.yaml", settings);
    Run rendered = cli.run("render", "--format", "terraform");
    cli.file("main.tf", rendered.out());

    Run imported = cli.run("import", "main.tf", "--target", "root", "--out", "imported.yaml");

    assertThat(cli.run("lint", "main.tf", "--fail-on", "warning").exitCode()).isZero();
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(cli.run("render", "-f", "imported.yaml").out())
        .isEqualTo(cli.run("render", "-f", "amiguard.yaml").out());
  }

  @Test
  void refusesFilesThatCannotBeRead(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("latin1.json"), new byte[] {(byte) 0xE9});

    assertThat(Cli.in(folder).run("import", "none.json").err())
        .isEqualTo("error: policy file none.json not found. Name another file.\n");
    assertThat(Cli.in(folder).run("import", "latin1.json").err())
        .isEqualTo(
            "error: policy file latin1.json could not be read: it is not UTF-8 text. Name another file.\n");
    assertThat(Cli.in(folder).run("import", ".").err())
        .startsWith("error: policy file . could not be read: ");
    assertThat(Cli.in(folder).file("x.yaml", "version: 1\n").run("import", "x.yaml").err())
        .contains(
            "error: x.yaml: 'x.yaml' is not a policy in JSON or Terraform [import.unknown-kind]");
  }

  private static String[] command(Path folder) throws IOException {
    List<String> words = new ArrayList<>(List.of("import", file(folder)));
    Path options = folder.resolve("options.txt");
    if (Files.exists(options)) {
      words.addAll(List.of(Files.readString(options).strip().split("\\s+")));
    }
    return words.toArray(String[]::new);
  }

  private static String file(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".txt"))
          .findFirst()
          .orElseThrow();
    }
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }
}
