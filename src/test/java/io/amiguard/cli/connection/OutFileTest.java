package io.amiguard.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.amiguard.AmiguardException;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.cli.connection.OutFile.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --out} may write over, and what it may not. */
final class OutFileTest {
  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void copyTheExample() throws IOException {
    String settings = Files.readString(Path.of("examples/quickstart/amiguard.yaml"));
    cli = Cli.in(folder).file("amiguard.yaml", settings);
  }

  @ParameterizedTest
  @CsvSource({"plan, a saved plan", "snapshot, a snapshot"})
  void whatAmiguardDidNotWriteIsKept(String command, String kind) {
    cli.file("README.md", "# Mine\n");

    Run run = cli.run(command, "--sandbox", "--out", "README.md");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "error: README.md exists already and is not %s; nothing was written. Name another file with --out, or remove this one first.\n"
                .formatted(kind));
    assertThat(folder.resolve("README.md")).hasContent("# Mine\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[\"formatVersion\", \"organization\", \"root\", \"accounts\", \"desired\"]",
        "{\"formatVersion\": \"1\", \"inner\": {\"organization\": 1, \"root\": 1, \"accounts\": 1, \"desired\": 1}}",
        "{\"formatVersion\": \"1\", \"organization\": {}, ",
        " ",
      })
  void otherJsonIsKeptToo(String text) {
    cli.file("a.json", text);

    assertThat(cli.run("plan", "--sandbox", "--out", "a.json").exitCode()).isEqualTo(4);
    assertThat(cli.run("snapshot", "--sandbox", "--out", "a.json").exitCode()).isEqualTo(4);
    assertThat(folder.resolve("a.json")).content().isEqualTo(text);
  }

  @Test
  void oneKindDoesNotWriteOverTheOther() throws IOException {
    cli.run("plan", "--sandbox", "--out", "a.plan");
    cli.run("snapshot", "--sandbox", "--out", "a.json");
    String plan = Files.readString(folder.resolve("a.plan"));
    String snapshot = Files.readString(folder.resolve("a.json"));

    assertThat(cli.run("plan", "--sandbox", "--out", "a.json").exitCode()).isEqualTo(4);
    assertThat(cli.run("snapshot", "--sandbox", "--out", "a.plan").exitCode()).isEqualTo(4);
    assertThat(folder.resolve("a.plan")).content().isEqualTo(plan);
    assertThat(folder.resolve("a.json")).content().isEqualTo(snapshot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "snapshot", "snapshot --inventory"})
  void anOlderOneOfItsKindMakesRoom(String command) throws IOException {
    String[] words = (command + " --sandbox --out saved").split(" ", -1);
    cli.run(words);
    Path saved = folder.resolve("saved");
    String older = Files.readString(saved).replaceFirst("\"1\"", "\"0\"");
    Files.writeString(saved, older);

    assertThat(cli.run(words).exitCode()).isZero();
    assertThat(saved).content().isNotEqualTo(older).contains("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "snapshot"})
  void anEmptyFileAndADeviceHoldNothingToLose(String command) {
    cli.file("empty", "");

    assertThat(cli.run(command, "--sandbox", "--out", "empty").exitCode()).isZero();
    assertThat(folder.resolve("empty")).isNotEmptyFile();
    assertThat(cli.run(command, "--sandbox", "--out", "/dev/null").exitCode()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "snapshot"})
  void aLinkIsWhatItLeadsTo(String command) throws IOException {
    cli.file("README.md", "# Mine\n");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("README.md"));

    assertThat(cli.run(command, "--sandbox", "--out", "link").exitCode()).isEqualTo(4);
    assertThat(folder.resolve("README.md")).hasContent("# Mine\n");
  }

  @ParameterizedTest
  @CsvSource({
    "plan, --sandbox, .amiguard/sandbox/organization.json",
    "snapshot, --sandbox, ./.amiguard/sandbox/../sandbox/organization.json",
    "plan, --sandbox=here, here/organization.json",
    "snapshot, --sandbox=here, here/organization.json",
    "snapshot, --sandbox=here, .amiguard/sandbox/organization.json",
    "plan, --snapshot=here/organization.json, .amiguard/sandbox/organization.json"
  })
  void theOrganizationOfTheSandboxIsKept(String command, String flag, String out)
      throws IOException {
    cli.run("apply", "--sandbox", "--yes");
    cli.run("apply", "--sandbox=here", "--yes");
    String before = Files.readString(folder.resolve(out));

    Run run = cli.run(command, flag, "--out", out);

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err())
        .isEqualTo(
            "error: --out %s would overwrite the organization of the sandbox; name another file.\n"
                .formatted(out));
    assertThat(folder.resolve(out)).content().isEqualTo(before);
  }

  @Test
  void norIsItsPlaceTakenBeforeThereIsOne() {
    Run run = cli.run("snapshot", "--sandbox=here", "--out", ".amiguard/sandbox/organization.json");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(folder.resolve(".amiguard")).doesNotExist();
  }

  @Test
  void whatCameWhileThePlanWasMadeIsKeptToo() {
    OutFile file = new OutFile("a.plan", folder.resolve("a.plan"), Content.PLAN);
    file.requireFree();
    cli.file("a.plan", "# Mine\n");

    assertThatExceptionOfType(AmiguardException.class)
        .isThrownBy(file::requireStillFree)
        .withMessageStartingWith("a.plan exists already and is not a saved plan;");
  }
}
