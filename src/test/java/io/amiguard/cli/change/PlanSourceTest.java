package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where an organization is read from makes no difference to what is said about it. */
class PlanSourceTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("plans")
  void aSnapshotAndASandboxSeededWithItGiveTheSamePlanByteForByte(String name) throws IOException {
    Cli cli = seeded(CASES.resolve("plan").resolve(name));
    cli.file(
        "amiguard.yaml",
        Files.readString(CASES.resolve("plan").resolve(name).resolve("amiguard.yaml")));

    Run snapshot = cli.run("plan", "--snapshot", "seed.json", "-o", "json");
    Run sandbox = cli.run("plan", "--sandbox=seeded", "-o", "json");

    assertThat(sandbox.out()).isEqualTo(snapshot.out()).isNotEmpty();
    assertThat(sandbox.exitCode()).isEqualTo(snapshot.exitCode());
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void aSnapshotAndASandboxSeededWithItExplainTheSame(String name) throws IOException {
    Cli cli = seeded(CASES.resolve("explain").resolve(name));

    Run snapshot = cli.run("explain", "--all", "--snapshot", "seed.json", "-o", "json");
    Run sandbox = cli.run("explain", "--all", "--sandbox=seeded", "-o", "json");
    Run live = cli.run("explain", "--all", "--live", "--sandbox=seeded");

    assertThat(sandbox.out()).isEqualTo(withoutLines(snapshot.out()));
    assertThat(live.out()).contains("AWS says the same for 6 of 6 active accounts;");
    assertThat(live.exitCode()).isZero();
  }

  /** Only a file has lines. */
  private static String withoutLines(String json) {
    return json.replaceAll("(?m),\\s*\"line\" : \\d+(?=,?$)", "");
  }

  private Cli seeded(Path source) throws IOException {
    String organization = Files.readString(source.resolve("organization.json"));
    Files.createDirectory(folder.resolve("seeded"));
    return Cli.in(folder)
        .file("seed.json", organization)
        .file("seeded/organization.json", organization);
  }

  /**
   * A file says of what runs only what its inventory tells; in a sandbox the accounts are asked.
   */
  static List<String> plans() throws IOException {
    return names("plan").stream().filter(name -> !name.startsWith("blocked-instances")).toList();
  }

  static List<String> explanations() throws IOException {
    return names("explain");
  }

  private static List<String> names(String kind) throws IOException {
    try (Stream<Path> folders = Files.list(CASES.resolve(kind))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }
}
