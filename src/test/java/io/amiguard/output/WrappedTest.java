package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

  @Test
  void aShortTextStaysOnItsLine() {
    assertThat(Wrapped.lines("  ", "state = enabled")).containsExactly("  state = enabled");
  }

  @Test
  void furtherLinesStandFurtherIn() {
    assertThat(Wrapped.lines("  ", "word ".repeat(20)))
        .containsExactly("  " + "word ".repeat(14) + "word", "      word word word word word");
  }

  @Test
  void aLineMayFillTheWidth() {
    String text = "a".repeat(35) + " " + "b".repeat(38) + " " + "c".repeat(5);

    assertThat(Wrapped.lines("", text)).containsExactly(text.substring(0, 80));
  }

  @Test
  void aLongPathBreaksBehindASlash() {
    assertThat(Wrapped.lines("", "/" + "part/".repeat(20)))
        .containsExactly("/" + "part/".repeat(15), "    " + "part/".repeat(5));
  }

  @Test
  void aWordThatCannotBreakStaysWhole() {
    assertThat(Wrapped.lines("", "x".repeat(100))).containsExactly("x".repeat(100));
  }

  @Test
  void nothingMovesTheCursor() {
    assertThat(Wrapped.lines("", "two\nlines\u001B[2Jgone"))
        .containsExactly("two lines\\u001B[2Jgone");
  }
}
