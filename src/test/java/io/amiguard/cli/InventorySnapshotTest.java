package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli.Run;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code snapshot --inventory} saves. */
class InventorySnapshotTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    cli =
        Cli.in(folder)
            .withCredentials()
            .file("organization.json", Files.readString(Path.of("examples/organization.json")))
            .file("amiguard.yaml", Files.readString(Path.of("examples/quickstart/amiguard.yaml")));
  }

  @Test
  void holdsWhatImpactTakesToJudgeWithoutAws() throws IOException {
    try (Sandbox sandbox = sandbox("{}")) {
      Run snapshot = snapshot(sandbox, "--out", "saved.json");

      Run saved = cli.run("impact", "--snapshot", "saved.json");
      Run example = cli.run("impact", "--snapshot", "organization.json");

      assertThat(snapshot.exitCode()).isZero();
      assertThat(snapshot.err())
          .isEqualTo(
              """
              Asked 21 active accounts what runs there; passed over 1 account that is not active.
              Saved 22 accounts, 8 organizational units, 0 policies, 60 instances, 25 AMIs and 6 \
              launch templates to saved.json.
              """);
      assertThat(saved.out()).isEqualTo(example.out());
      assertThat(saved.exitCode()).isZero();
    }
  }

  @Test
  void holdsTheSameOnStandardOutput() throws IOException {
    try (Sandbox sandbox = sandbox("{}")) {
      Run file = snapshot(sandbox, "--out", "saved.json");
      Run stream = snapshot(sandbox, "--quiet");

      assertThat(stream.out()).isEqualTo(Files.readString(folder.resolve("saved.json")));
      assertThat(stream.err()).isEmpty();
      assertThat(file.out()).isEmpty();
    }
  }

  @Test
  void namesWhatItDoesNotHold() throws IOException {
    try (Sandbox sandbox = sandbox("{\"roles\": {\"222222222202\": []}}")) {
      Run snapshot =
          snapshot(sandbox, "--ou", "/Security", "--regions", "us-east-1", "--out", "saved.json");

      assertThat(snapshot.exitCode()).isEqualTo(5);
      assertThat(snapshot.err())
          .contains("NOT COMPLETE: 19 accounts and 2 Regions in 2 more accounts could not be read;")
          .contains("  audit (222222222202): AWS denies sts:AssumeRole for role")
          .contains(
              "  log-archive (222222222201) in eu-west-1, security-tooling (222222222203) in"
                  + " eu-west-1: left out, because only other Regions were asked about")
          .contains("and 15 more accounts: left out, because only other accounts were asked about");
      assertThat(cli.run("impact", "--snapshot", "saved.json").exitCode()).isEqualTo(5);
      JsonNode unread =
          JSON.readTree(folder.resolve("saved.json").toFile()).at("/inventory/unread");
      assertThat(unread).hasSize(21);
    }
  }

  @Test
  void needsTheFlagForWhatIsAboutAsking() {
    Run run = cli.run("snapshot", "--sandbox", "--ou", "/Security");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("add --inventory");
  }

  @Test
  void leavesTheSnapshotWithoutTheFlagAsItWas() throws IOException {
    try (Sandbox sandbox = sandbox("{}")) {
      cli.run("snapshot", "--endpoint-url", sandbox.endpoint().toString(), "--out", "saved.json");

      assertThat(List.copyOf(sandbox.callCounts().keySet())).doesNotContain("AssumeRole");
      assertThat(JSON.readTree(folder.resolve("saved.json").toFile()).has("inventory")).isFalse();
    }
  }

  private Run snapshot(Sandbox sandbox, String... options) {
    return cli.run(
        Stream.concat(
                Stream.of(
                    "snapshot", "--inventory", "--endpoint-url", sandbox.endpoint().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private Sandbox sandbox(String inventory) {
    return Sandbox.start(
        InForceSandbox.organization(inventory), SandboxOptions.defaults(), cli.clock());
  }
}
