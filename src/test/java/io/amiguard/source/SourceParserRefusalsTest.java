package io.amiguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.FindingLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no tree: broken text, and text that is made to hurt. */
final class SourceParserRefusalsTest {
  private final List<Finding> findings = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n", "# nothing but this\n", "---\n", "---\n...\n", "~", "null"})
  void saysThatAFileIsEmpty(String text) {
    assertThat(parse("a.yaml", text)).isEmpty();
    assertThat(lines())
        .isEqualTo(
            "ERROR file.empty a.yaml the file is empty | Write its content, or name another"
                + " file.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "null"})
  void saysThatAJsonFileIsEmpty(String text) {
    assertThat(parse("a.json", text)).isEmpty();
    assertThat(findings).extracting(Finding::rule).containsExactly("file.empty");
  }

  @Test
  void refusesAliasesThatMultiplyWithoutEnd() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }

    assertThat(parse("a.yaml", bomb.toString())).isEmpty();
    assertThat(lines())
        .startsWith("ERROR file.too-large a.yaml:6:")
        .endsWith(
            "the file holds more than 200,000 values, aliases counted in full | Split the file, or"
                + " use fewer aliases.\n");
  }

  @Test
  void refusesAliasesThatNestWithoutEnd() {
    StringBuilder tower = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 200; i++) {
      tower.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }

    assertThat(parse("a.yaml", tower.toString())).isEmpty();
    assertThat(lines())
        .isEqualTo(
            "ERROR file.too-deep a.yaml:100:12 values nest deeper than 100 levels | Nest fewer lists"
                + " and mappings.\n");
  }

  @ParameterizedTest
  @CsvSource({"a.yaml, [", "a.json, [", "a.yaml, '- '", "a.yaml, '? '", "a.yaml, '{a: '"})
  void refusesValuesThatNestTooDeep(String file, String opening) {
    assertThat(parse(file, opening.repeat(100_000))).isEmpty();
    assertThat(findings).extracting(Finding::rule).containsExactly("file.too-deep");
    assertThat(findings.get(0).where().line()).isEqualTo(1);
  }

  @Test
  void refusesASecondDocument() {
    assertThat(parse("a.yaml", "a: 1\n---\nb: 2\n")).isEmpty();
    assertThat(lines())
        .isEqualTo(
            "ERROR file.several-documents a.yaml:2:1 the file holds more than one YAML document |"
                + " Keep one document, and take '---' out.\n");
  }

  @Test
  void refusesNumbersThatNobodyWrites() {
    assertThat(parse("a.json", "{\"a\": " + "9".repeat(5000) + "}")).isEmpty();
    assertThat(lines())
        .isEqualTo(
            "ERROR file.not-json a.json:1:5007 not JSON: a number of 5000 digits, more than can be read"
                + " | Correct the JSON at this place.\n");
  }

  /** Each line: the file's text, the place, the message, the hint. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:\\n\\tb: 1 | 2:1 | not YAML: found character '\\t(TAB)' that cannot start any token. |"
            + " Write spaces instead of the tab.",
        "a: @b | 1:4 | not YAML: found character '@' that cannot start any token. | Put the text in"
            + " quotes.",
        "a: [*] | 1:6 | not YAML: unexpected character found ](93) | Put text that begins with * in"
            + " quotes: \"*\".",
        "a: *b | 1:4 | not YAML: alias *b names nothing that stands before it | Put text that"
            + " begins with * in quotes: \"*\".",
        "&a [*a] | 1:5 | not YAML: alias *a names nothing that stands before it | Put text that"
            + " begins with * in quotes: \"*\".",
        "[a]: b | 1:1 | not YAML: a key must be a text, not a list | Put text that begins with [ or"
            + " { in quotes.",
        "a: !Ref b | 1:4 | tag '!Ref' has no meaning here | Write the value without a tag.",
        "a: !!int \"5\" | 1:4 | tag 'tag:yaml.org,2002:int' has no meaning here | Write the value"
            + " without a tag.",
        "%YAML 3.0\\n---\\na: 1 | 1:1 | not YAML: YAML version 3.0 is not known | Take the %YAML"
            + " line out.",
        "a: 1\\nb: \"\\UFFFFFFFF\" | 2:1 | not YAML: a value after this place cannot be read | Look"
            + " for a broken escape.",
        "a: 1\\nb: \\x00 | 2:4 | character U+0000 cannot stand in a text file | Remove it, and save"
            + " the file as UTF-8.",
        "a: 1\\nb: x\\ud83d | 2:5 | character U+D83D cannot stand in a text file | Remove it, and"
            + " save the file as UTF-8.",
        "b: \"\\ud83d\" | 1:4 | character U+D83D cannot stand in a text file | Remove it, and save"
            + " the file as UTF-8.",
      })
  void saysWhereYamlIsBrokenAndWhatToDo(String text, String place, String message, String hint) {
    String real =
        text.contains("\"")
            ? text.replace("\\n", "\n")
            : text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\x00", "\u0000")
                .replace("\\ud83d", "\ud83d");

    assertThat(parse("a.yaml", real)).isEmpty();
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.where()).hasToString("a.yaml:" + place);
    assertThat(finding.message()).isEqualTo(message);
    assertThat(finding.hint()).contains(hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,} | 1:8 | a comma stands before the closing } | Take the comma out.",
        "{\"a\": [ | 1:8 | the text ends before the bracket of line 1, column 7 is closed"
            + " | Write ] where it belongs.",
        "{} {} | 1:4 | there is more text after the end of the value"
            + " | Correct the JSON at this place.",
        "{'a': 1} | 1:2 | a text stands in single quotes"
            + " | Write it in straight double quotes: \"…\".",
        "{\"a\": 012} | 1:7 | a number begins with 0 | Write an account id in quotes: \"0…\".",
        "{\"a\": NaN} | 1:7 | value 'NaN' stands without quotes | Write \"NaN\".",
      })
  void saysWhereJsonIsBroken(String text, String place, String message, String hint) {
    assertThat(parse("a.json", text)).isEmpty();
    assertThat(lines())
        .isEqualTo(
            "ERROR file.not-json a.json:%s not JSON: %s | %s%n".formatted(place, message, hint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"// x\n{}", "/* x */ {}", "# x\n{}"})
  void saysThatJsonHasNoComments(String text) {
    assertThat(parse("a.json", text)).isEmpty();
    assertThat(findings.get(0).hint())
        .contains("Take the comment out; lint leaves a rule out with --disable RULE.");
  }

  @Test
  void refusesHalfACharacterInJson() {
    assertThat(parse("a.json", "{\"a\": \"\\ud800\"}")).isEmpty();
    assertThat(parse("a.json", "{\"\\udc00\": 1}")).isEmpty();
    assertThat(findings)
        .extracting(finding -> finding.rule() + " " + finding.where())
        .containsExactly("file.not-text a.json:1:7", "file.not-text a.json:1:2");
  }

  private Optional<SourceNode> parse(String file, String text) {
    return SourceParser.parse(file, text, findings);
  }

  private String lines() {
    return FindingLines.of(findings);
  }
}
