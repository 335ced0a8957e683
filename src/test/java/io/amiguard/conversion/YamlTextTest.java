package io.amiguard.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceParser;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever a text is, YAML gives it back. */
class YamlTextTest {

  @Property(tries = 500)
  void everyTextIsReadAsItself(@ForAll List<String> texts, @ForAll @Size(max = 5) String key) {
    List<String> whole = texts.stream().map(YamlTextTest::withoutLoneSurrogates).toList();

    check(withoutLoneSurrogates(key), whole);
  }

  @Example
  void textsThatLookLikeSomethingElseAreReadAsThemselves() {
    check(
        "null",
        List.of(
            "true",
            "No",
            "~",
            "",
            " ",
            "1",
            "0x1F",
            "1e3",
            "099720109477",
            "2026-11-24",
            "- a",
            "a: b",
            "a #b",
            "#",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "%a",
            "@a",
            "`a",
            "'",
            "\"",
            "\\",
            "{a}",
            "[a]",
            "a, b",
            "---",
            "...",
            "\t",
            "\n",
            "\r\n",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "<<",
            "=",
            "?",
            "😀",
            "a:",
            "é",
            "\u0000"));
  }

  @Example
  void commentsStayOnTheirLine() {
    assertThat(YamlText.comment("a\nb\u2028c\u0085d\re\uD83D"))
        .isEqualTo("a\\nb\\u2028c\\u0085d\\u000De\\uD83D");
  }

  private static void check(String key, List<String> texts) {
    String yaml =
        "%s: %s\nblock:\n".formatted(YamlText.scalar(key), YamlText.list(texts))
            + String.join(
                "", texts.stream().map(YamlText::scalar).map("  - %s # c\n"::formatted).toList())
            + "end: 1\n";
    List<Finding> findings = new ArrayList<>();

    Mapping mapping =
        (Mapping)
            SourceParser.parse("a.yaml", yaml, findings)
                .orElseThrow(() -> new AssertionError(findings + yaml));

    assertThat(mapping.entries().get(0).key()).isEqualTo(key);
    assertThat(texts(mapping.entries().get(0).value())).isEqualTo(texts);
    if (!texts.isEmpty()) {
      assertThat(texts(mapping.entries().get(1).value())).isEqualTo(texts);
    }
  }

  private static List<String> texts(SourceNode node) {
    return ((Sequence) node)
        .items().stream()
            .map(Scalar.class::cast)
            .filter(scalar -> scalar.type() == Scalar.Type.STRING)
            .map(Scalar::text)
            .toList();
  }

  private static String withoutLoneSurrogates(String text) {
    return text.codePoints()
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
