package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program when a part of it cannot be loaded, as when its jar is replaced while it runs: it
 * ends, and says so. With a sandbox in it there is a thread that would keep it alive.
 */
class DamagedProgramTest {
  private static final int SECONDS = 90;

  @TempDir Path folder;

  @BeforeEach
  void writeSettings() throws IOException {
    KilledFolder.fresh(folder);
    Path state = Files.createDirectories(folder.resolve(".amiguard/sandbox"));
    ServedSandbox.seed(state, SixChanges.before());
  }

  /** In the order in which an apply comes to need them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/amiguard/sandbox/HttpPort",
        "io/amiguard/aws/AwsOrganizationReader",
        "io/amiguard/aws/AwsTreeWalk",
        "io/amiguard/plan/Planner",
        "io/amiguard/journal/JournalingWriter",
        "io/amiguard/cli/console/Interruption"
      })
  void isToldWhichPartIsMissing(String missing) throws Exception {
    Path jar = without(missing);

    assertThat(exitCode(start(jar, "apply", "--sandbox", "--yes", "--wait", "none"))).isEqualTo(1);
    assertThat(log().lines().filter(line -> line.startsWith("error:")))
        .containsExactly(
            ("error: a part of amiguard could not be loaded (%s): it was replaced or damaged while"
                    + " it ran; run the command again, or install amiguard anew")
                .formatted(missing));
    assertThat(log()).doesNotContain("\tat ");
  }

  /** The sandbox answers in threads of its own, and AWS's clients try again what may be passing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/amiguard/sandbox/WireRequest",
        "io/amiguard/sandbox/OrganizationsPart",
        "io/amiguard/sandbox/PolicyWrites",
        "io/amiguard/sandbox/Answer$Reply"
      })
  void endsIfItIsAPartOfTheSandbox(String missing) throws Exception {
    Path jar = without(missing);

    assertThat(exitCode(start(jar, "apply", "--sandbox", "--yes", "--wait", "none"))).isEqualTo(1);
    assertThat(log().lines().filter(line -> line.startsWith("error:"))).hasSize(1);
  }

  /** What would say it is missing itself. */
  @ParameterizedTest
  @ValueSource(strings = {"io/amiguard/cli/ErrorReporter", "io/amiguard/cli/console/Environment"})
  void endsIfNothingIsLeftToSayIt(String missing) throws Exception {
    Path jar = without(missing);

    assertThat(exitCode(start(jar, "apply", "--sandbox", "--yes"))).isEqualTo(1);
    assertThat(log())
        .startsWith("error: amiguard broke down: java.lang.NoClassDefFoundError: " + missing);
  }

  /**
   * What is missing is what AWS's client for Java needs for the first attachment, and not before:
   * of our own classes it is up to the compiler and to Java at which change one is looked at.
   */
  @Test
  void tellsHowFarItCame() throws Exception {
    String missing =
        "software/amazon/awssdk/services/organizations/transform/AttachPolicyRequestMarshaller";
    Path jar = without(missing);

    assertThat(exitCode(start(jar, "apply", "--sandbox", "--yes", "--wait", "none"))).isEqualTo(1);
    assertThat(log())
        .containsSubsequence(
            "  done: create policy sandbox-amis",
            "  done: update policy allowed-amis",
            "  not known: attach policy ",
            "  not done: detach policy ",
            "Applied 2 of 6 changes. Run the same command again",
            "error: a part of amiguard could not be loaded (%s)".formatted(missing));
    Snapshot live = SandboxFolder.read(folder.resolve(".amiguard/sandbox/organization.json"));
    assertThat(live.policies())
        .extracting(policy -> policy.name().value())
        .containsExactlyInAnyOrder("allowed-amis", "theirs", "sandbox-amis");
    assertThat(SixChanges.attachments(live)).isEqualTo(SixChanges.attachments(SixChanges.before()));
  }

  private Path without(String missing) throws IOException {
    Path whole = ProgramClasses.jarOf(missing);
    Path jar = Files.copy(whole, folder.resolve(whole.getFileName()));
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.delete(inside.getPath(missing + ".class"));
    }
    return jar;
  }

  private Process start(Path jar, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(ProgramClasses.java()));
    command.addAll(ProgramClasses.options(jar));
    command.add(Amiguard.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("program.log").toFile())
        .start();
  }

  private int exitCode(Process process) throws Exception {
    boolean hasEnded = process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    assertThat(hasEnded).as("ended by itself; said %s", log()).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("program.log"));
  }
}
