package io.amiguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding.Where;
import org.junit.jupiter.api.Test;

/** The spans of values are what a person would mark in the text. */
final class SpansTest {

  @Test
  void valuesOfJsonEndWhereTheyEnd() {
    String text = "{\"a\\\"b\" : [1.5, true,\n  \"\\\\\", null],\"c\":{}}";
    Spans spans = Spans.ofJson(text);

    assertThat(scalar(spans, text, 1, 2)).isEqualTo("\"a\\\"b\"");
    assertThat(collection(spans, text, 1, 11)).isEqualTo("[1.5, true,\n  \"\\\\\", null]");
    assertThat(scalar(spans, text, 1, 12)).isEqualTo("1.5");
    assertThat(scalar(spans, text, 1, 17)).isEqualTo("true");
    assertThat(scalar(spans, text, 2, 3)).isEqualTo("\"\\\\\"");
    assertThat(scalar(spans, text, 2, 9)).isEqualTo("null");
    assertThat(scalar(spans, text, 2, 15)).isEqualTo("\"c\"");
    assertThat(collection(spans, text, 2, 19)).isEqualTo("{}");
    assertThat(collection(spans, text, 1, 1)).isEqualTo(text);
  }

  @Test
  void valuesOfJsonBeyondTheBufferOfTheParserEndWhereTheyEnd() {
    String text = "[" + "\"😀\", ".repeat(20_000) + "12345678, \"last\"]";

    Spans spans = Spans.ofJson(text);

    assertThat(scalar(spans, text, 1, text.indexOf("\"last") + 1)).isEqualTo("\"last\"");
    assertThat(scalar(spans, text, 1, text.indexOf("1234") + 1)).isEqualTo("12345678");
  }

  @Test
  void singleValuesOfYamlEndWhereTheyEnd() {
    String text = "\"😀\": 'it''s'   # why\nplain key:\n  - a b # c\n  - &x \"y\"\nnone:\n";
    Spans spans = Spans.ofYaml(text);

    assertThat(scalar(spans, text, 1, 1)).isEqualTo("\"😀\"");
    assertThat(scalar(spans, text, 1, 6)).isEqualTo("'it''s'");
    assertThat(scalar(spans, text, 2, 1)).isEqualTo("plain key");
    assertThat(scalar(spans, text, 3, 5)).isEqualTo("a b");
    assertThat(scalar(spans, text, 4, 5)).isEqualTo("&x \"y\"");
    assertThat(spans.collection(Where.at("f", 1, 1))).isEmpty();
    assertThat(spans.scalar(Where.nowhere())).isEmpty();
  }

  @Test
  void brokenTextHasTheSpansUpToItsFault() {
    assertThat(scalar(Spans.ofJson("[1, 2, }"), "[1, 2, }", 1, 5)).isEqualTo("2");
    assertThat(scalar(Spans.ofYaml("a: 'b'\nc: 'd\n"), "a: 'b'\nc: 'd\n", 1, 4)).isEqualTo("'b'");
  }

  private static String scalar(Spans spans, String text, int line, int column) {
    return spans.scalar(Where.at("f", line, column)).map(span -> span.in(text)).orElse("none");
  }

  private static String collection(Spans spans, String text, int line, int column) {
    return spans.collection(Where.at("f", line, column)).map(span -> span.in(text)).orElse("none");
  }
}
