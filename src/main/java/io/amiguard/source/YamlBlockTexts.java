package io.amiguard.source;

import io.amiguard.Finding.Where;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Texts below | and &gt; (YAML 1.2, section 8.1): they stand where their first line does. */
final class YamlBlockTexts {
  private final String file;
  private final String text;
  private final YamlMarks marks;

  YamlBlockTexts(String file, String text) {
    this.file = file;
    this.text = text;
    this.marks = new YamlMarks(text);
  }

  static boolean isBlock(ScalarEvent event) {
    return event.getScalarStyle() == ScalarStyle.LITERAL
        || event.getScalarStyle() == ScalarStyle.FOLDED;
  }

  /** Returns the place of the first character that is not blank; of the sign if there is none. */
  Where where(ScalarEvent event, Where sign) {
    return event.getValue().isBlank()
        ? sign
        : event.getStartMark().map(mark -> firstCharacter(mark, sign)).orElse(sign);
  }

  private Where firstCharacter(Mark sign, Where fallback) {
    int start = marks.offset(sign);
    int first = belowHeader(text, start);
    while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return fallback;
    }
    int lineStart = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1;
    int lines = Lines.of(file, text.substring(start, first)).lineOf(first - start);
    return Where.at(file, sign.getLine() + lines, first - lineStart + 1);
  }

  /** Returns where the line behind the sign begins; between the two a comment can stand. */
  static int belowHeader(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '|' && text.charAt(end) != '>') {
      end++;
    }
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
  }
}
