package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.AmiguardException;
import io.amiguard.source.TextFile;
import io.amiguard.testing.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;

/** The file in which a sandbox writes down the calls that come. */
class CallFileTest {
  @TempDir Path folder;

  private Path file = Path.of("");
  private Aws aws = Aws.with(Acme.enabled());

  @BeforeEach
  void startWithTheFile() {
    aws.close();
    file = folder.resolve("calls.jsonl");
    aws = Aws.with(Acme.enabled(), SandboxOptions.defaults(), new FakeClock());
    aws.sandbox.withCallFile(CallFile.open(text(file)));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void hasWhatAWriteAskedForAndHowItEnded() throws IOException {
    assertThatThrownBy(
            () ->
                aws.organizations.attachPolicy(
                    it -> it.policyId("p-99999999").targetId("111111111111")))
        .isInstanceOf(PolicyNotFoundException.class);

    assertThat(lines())
        .containsExactly(
            new JsonMapper()
                .readTree(
                    """
                    {"api": "organizations", "operation": "AttachPolicy",
                     "account": "111111111111", "region": "us-east-1",
                     "parameters": {"PolicyId": "p-99999999", "TargetId": "111111111111"},
                     "outcome": "PolicyNotFoundException"}
                    """));
  }

  @Test
  void keepsNothingOfWhatOtherCallsSay() throws IOException {
    aws.sts.getCallerIdentity();
    aws.organizations.listRoots();

    assertThat(lines())
        .extracting(call -> call.get("operation").asText())
        .containsExactly("GetCallerIdentity", "ListRoots");
    assertThat(lines()).allSatisfy(call -> assertThat(call.get("parameters")).isEmpty());
  }

  @Test
  void goesOnWhereAnEarlierSandboxEnded() throws IOException {
    aws.organizations.listRoots();
    aws.close();
    startWithTheFile();
    aws.organizations.listRoots();

    assertThat(lines()).hasSize(2);
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void mustBeWritable() {
    TextFile nowhere = text(folder.resolve("nowhere/calls.jsonl"));

    assertThatThrownBy(() -> CallFile.open(nowhere))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("nowhere/calls.jsonl could not be written: folder ")
        .hasMessageEndingWith(" does not exist. Name another file with --calls.");
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }

  private static TextFile text(Path path) {
    return new TextFile(path, "sandbox call file " + path, "Name another file with --calls.");
  }
}
