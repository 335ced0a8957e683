package io.amiguard.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonNode.OverwriteMode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/explain} is an organization, the arguments, and the explanation in
 * both formats. {@code -Damiguard.cases=update} writes the explanations anew, to be reviewed like
 * code.
 */
class ExplainCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/explain");
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @MethodSource("cases")
  void explainsAsExpected(String name) throws IOException {
    Run text = explain(name, "text");
    Run json = explain(name, "json");

    isAsExpected(name, "explain.txt", text.out() + text.err() + "exit " + text.exitCode() + "\n");
    isAsExpected(name, "explain.json", json.out());
    assertThat(json.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadableInEightyColumns(String name) throws IOException {
    String explanation = explain(name, "text").out().split("(?m)^Explained:", 2)[0];

    assertThat(explanation.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theDecisionsRebuildTheEffectivePolicy(String name) throws IOException {
    JsonNode accounts = JSON.readTree(explain(name, "json").out()).get("accounts");

    assertThat(accounts).isNotEmpty();
    for (JsonNode account : accounts) {
      ObjectNode rebuilt = JSON.createObjectNode();
      for (JsonNode decision : account.get("decisions")) {
        JsonPointer path = JsonPointer.compile(decision.get("path").asText());
        rebuilt
            .withObject(path.head(), OverwriteMode.NONE, false)
            .set(path.last().getMatchingProperty(), decision.get("value"));
      }
      assertThat(rebuilt).isEqualTo(account.get("effective"));
    }
  }

  private static Run explain(String name, String format) throws IOException {
    Path folder = CASES.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("explain"));
    arguments.addAll(List.of(Files.readString(folder.resolve("args")).strip().split(" ", -1)));
    arguments.addAll(List.of("--snapshot", "organization.json", "-o", format));
    return Cli.in(folder).run(arguments.toArray(String[]::new));
  }

  private static void isAsExpected(String name, String file, String found) {
    Path expected = CASES.resolve(name).resolve(file);
    GoldenFile.assertHolds(expected, found);
  }

  static List<String> cases() {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
