package io.amiguard.cli.change;

import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Plans that one sandbox refuses. */
abstract class SafetyCases {
  static final Path CASES = Path.of("src/test/resources/cases/plan");

  @TempDir Path folder;

  Path state = Path.of("");

  void start(String name) throws IOException {
    state = folder.resolve(".amiguard/sandbox/organization.json");
    Files.createDirectories(folder.resolve(".amiguard/sandbox"));
    Files.writeString(state, Files.readString(CASES.resolve(name).resolve("organization.json")));
    Files.writeString(
        folder.resolve("amiguard.yaml"),
        Files.readString(CASES.resolve(name).resolve("amiguard.yaml")));
  }

  Snapshot live() throws IOException {
    return SandboxFolder.read(state);
  }

  DeclarativePolicy policy(PolicyName name) throws IOException {
    return live().policies().stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Run run(String... args) {
    return Cli.in(folder).run(args);
  }
}
