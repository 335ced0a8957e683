package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyId;
import io.amiguard.sandbox.Call;
import io.amiguard.snapshot.Attachment;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;

/**
 * {@code sandbox serve} as a process of its own. What is known of it is what it leaves on the disk:
 * the organization in its state file, and the calls that came in its call file.
 */
public final class ServedSandbox implements AutoCloseable {
  static final String STATE = "organization.json";
  private static final String CALLS = "calls.jsonl";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Process process;
  private final URI endpoint;
  private final Path folder;
  private final Snapshot before;

  private ServedSandbox(Process process, URI endpoint, Path folder) {
    this.process = process;
    this.endpoint = endpoint;
    this.folder = folder;
    this.before = SandboxFolder.read(folder.resolve(STATE));
  }

  /** Puts an organization into a folder, to be served from there. */
  static void seed(Path folder, Snapshot organization) throws IOException {
    Files.writeString(folder.resolve(STATE), SnapshotWriter.write(organization));
  }

  /** Serves the organization of a folder. */
  static ServedSandbox in(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(CALLS));
    Process process =
        Program.started(folder, "sandbox", "serve", "--state", STATE, "--calls", CALLS);
    String endpoint = process.inputReader().readLine();
    assertThat(endpoint).as(Files.readString(folder.resolve("server.log"))).isNotNull();
    return new ServedSandbox(process, URI.create(endpoint), folder);
  }

  URI endpoint() {
    return endpoint;
  }

  /** Returns the organization, which is in the file before a write is answered. */
  public Snapshot snapshot() {
    return SandboxFolder.read(folder.resolve(STATE));
  }

  /**
   * Follows the attachments through every call since the start. They must end at those of the
   * organization, or the calls prove nothing.
   */
  public void assertNeverWithout(Set<TargetId> accounts) {
    Set<Attachment> attached = new LinkedHashSet<>(before.attachments());
    for (JsonNode call : successful("AttachPolicy", "DetachPolicy")) {
      JsonNode asked = call.get("parameters");
      Attachment attachment =
          new Attachment(
              new PolicyId(asked.get("PolicyId").asText()),
              new TargetId(asked.get("TargetId").asText()));
      boolean isNew = call.get("operation").asText().equals("AttachPolicy");
      assertThat(isNew ? attached.add(attachment) : attached.remove(attachment))
          .as(call.toString())
          .isTrue();
      assertThat(SixChanges.covered(before.tree(), attached))
          .as("after %s", call)
          .containsAll(accounts);
    }
    assertThat(attached).containsExactlyInAnyOrderElementsOf(snapshot().attachments());
  }

  /** Returns how many writes were made, however many processes it took. */
  public int writes() {
    return successful(
            "CreatePolicy", "UpdatePolicy", "AttachPolicy", "DetachPolicy", "DeletePolicy")
        .size();
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Assertions.fail(e);
    }
  }

  private List<JsonNode> successful(String... operations) {
    List<JsonNode> successful = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder.resolve(CALLS))) {
        JsonNode call = MAPPER.readTree(line);
        if (call.get("outcome").asText().equals(Call.OK)
            && List.of(operations).contains(call.get("operation").asText())) {
          successful.add(call);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return successful;
  }
}
