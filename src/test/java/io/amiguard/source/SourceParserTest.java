package io.amiguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceParserTest {
  private final List<Finding> findings = new ArrayList<>();

  @Test
  void knowsThePlaceOfEveryYamlValue() {
    Where start = Where.at("a.yaml", 2, 1);
    Mapping expected =
        new Mapping(
            start,
            List.of(
                new Entry(start, "name", scalar("a.yaml", 2, 7, "allowed-amis")),
                new Entry(
                    Where.at("a.yaml", 3, 1),
                    "targets",
                    new Sequence(
                        Where.at("a.yaml", 4, 3),
                        List.of(
                            scalar("a.yaml", 4, 5, "root"), scalar("a.yaml", 5, 5, "/Sandbox"))))));

    assertThat(parse("a.yaml", "# first\nname: allowed-amis\ntargets:\n  - root\n  - /Sandbox\n"))
        .contains(expected);
  }

  @Test
  void knowsThePlaceOfEveryJsonValue() {
    Mapping expected =
        new Mapping(
            Where.at("a.json", 1, 1),
            List.of(
                new Entry(
                    Where.at("a.json", 1, 2), "name", scalar("a.json", 1, 10, "allowed-amis")),
                new Entry(
                    Where.at("a.json", 2, 2),
                    "targets",
                    new Sequence(
                        Where.at("a.json", 2, 13), List.of(scalar("a.json", 2, 14, "root"))))));

    assertThat(parse("a.json", "{\"name\": \"allowed-amis\",\n \"targets\": [\"root\"]}"))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "012345678901, INTEGER",
    "111122223333, INTEGER",
    "-5, INTEGER",
    "0x1F, INTEGER",
    "0o17, INTEGER",
    "1.5, DECIMAL",
    "1.11122223333e11, DECIMAL",
    "1e99999, DECIMAL",
    ".inf, DECIMAL",
    "true, BOOLEAN",
    "False, BOOLEAN",
    "~, NULL",
    "null, NULL",
    "yes, STRING",
    "off, STRING",
    "1_000, STRING",
    "12:30:45, STRING",
    "2027-06-30, STRING",
    "'\"111122223333\"', STRING",
    "root, STRING"
  })
  void keepsTheTextOfYamlScalarsAndKnowsTheirTypes(String written, Scalar.Type type) {
    assertThat(parse("a.yaml", "a: " + written).flatMap(SourceParserTest::valueOfA))
        .contains(new Scalar(Where.at("a.yaml", 1, 4), written.replace("\"", ""), type));
  }

  @ParameterizedTest
  @CsvSource({
    "111122223333, INTEGER",
    "99999999999999999999999999, INTEGER",
    "1.5, DECIMAL",
    "1e999999999, DECIMAL",
    "true, BOOLEAN",
    "null, NULL",
    "'\"null\"', STRING"
  })
  void keepsTheTextOfJsonScalarsAndKnowsTheirTypes(String written, Scalar.Type type) {
    assertThat(parse("a.json", "{\"a\":" + written + "}").flatMap(SourceParserTest::valueOfA))
        .contains(new Scalar(Where.at("a.json", 1, 6), written.replace("\"", ""), type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.json", "A.JSON"})
  void keepsAKeyThatStandsTwice(String file) {
    Optional<SourceNode> node = parse(file, "{\"a\": 1, \"a\": 2}");

    assertThat(node).containsInstanceOf(Mapping.class);
    assertThat(((Mapping) node.orElseThrow()).entries())
        .extracting(Entry::key)
        .containsExactly("a", "a");
    assertThat(node.flatMap(SourceParserTest::valueOfA))
        .map(value -> ((Scalar) value).text())
        .contains("1");
  }

  @Test
  void readsJsonWhateverItsFileIsCalled() {
    assertThat(SourceParser.parseJson("state", "{\"a\":1}", findings)).isPresent();
    assertThat(SourceParser.parseJson("state", "a: 1", findings)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.json"})
  void doesNotCountTheByteOrderMark(String file) {
    assertThat(parse(file, "\uFEFF{\"a\": 1}").map(SourceNode::where))
        .contains(Where.at(file, 1, 1));
  }

  @Test
  void countsLinesOfWindowsAsOne() {
    assertThat(parse("a.yaml", "b: 1\r\na: 2\r\n").flatMap(SourceParserTest::valueOfA))
        .map(SourceNode::where)
        .contains(Where.at("a.yaml", 2, 4));
  }

  @Test
  void readsCharactersOutsideTheBasicPlaneAnywhere() {
    for (int before = 900; before < 1100; before++) {
      String value = "x".repeat(before) + "😀" + "y".repeat(50);
      assertThat(parse("a.yaml", "a: " + value).flatMap(SourceParserTest::valueOfA))
          .contains(new Scalar(Where.at("a.yaml", 1, 4), value, Scalar.Type.STRING));
    }
  }

  @Test
  void anAliasStandsAtItsPlaceForTheValueThatItNames() {
    Optional<SourceNode> node = parse("a.yaml", "b: &b [x]\na: *b\n");

    assertThat(node.flatMap(SourceParserTest::valueOfA))
        .contains(new Sequence(Where.at("a.yaml", 2, 4), List.of(scalar("a.yaml", 1, 8, "x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.json"})
  void readsValuesThatNestAsDeepAsAllowed(String file) {
    assertThat(parse(file, "[".repeat(100) + "1" + "]".repeat(100))).isPresent();
    assertThat(findings).isEmpty();
  }

  private static Optional<SourceNode> valueOfA(SourceNode node) {
    return node instanceof Mapping mapping ? mapping.get("a") : Optional.empty();
  }

  private static Scalar scalar(String file, int line, int column, String text) {
    return new Scalar(Where.at(file, line, column), text, Scalar.Type.STRING);
  }

  private Optional<SourceNode> parse(String file, String text) {
    return SourceParser.parse(file, text, findings);
  }
}
