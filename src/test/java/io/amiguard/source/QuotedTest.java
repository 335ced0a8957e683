package io.amiguard.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuotedTest {

  @Test
  void showsOrdinaryTextAsItIs() {
    assertThat(Quoted.text("Größe 😀 *")).isEqualTo("'Größe 😀 *'");
  }

  @Test
  void escapesWhatATerminalWouldActOn() {
    assertThat(Quoted.text("a\nb\u001B[31m\u202Ec\uD800"))
        .isEqualTo("'a\\u000Ab\\u001B[31m\\u202Ec\\uD800'");
    assertThat(Quoted.text(Character.toString(0xE0041))).isEqualTo("'\\U000E0041'");
  }

  @Test
  void cutsLongText() {
    assertThat(Quoted.text("a".repeat(80))).isEqualTo("'" + "a".repeat(80) + "'");
    assertThat(Quoted.text("a".repeat(81))).isEqualTo("'" + "a".repeat(80) + "…'");
  }

  @Test
  void putsTheMessageOfAParserOnOneLine() {
    assertThat(Quoted.line(" found\n  '\u0000' ")).isEqualTo("found '\\u0000'");
  }
}
