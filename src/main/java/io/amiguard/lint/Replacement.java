package io.amiguard.lint;

import io.amiguard.source.Span;

/**
 * A piece of a file and what is to stand there instead. Lines and columns count from 1, columns in
 * UTF-16 units; the end stands behind the piece, and is the start where something is only put in.
 */
public record Replacement(
    int startLine, int startColumn, int endLine, int endColumn, String inserted) {

  static Replacement of(Edit edit, String text) {
    Span span = edit.span();
    return new Replacement(
        line(span.start(), text),
        column(span.start(), text),
        line(span.end(), text),
        column(span.end(), text),
        edit.replacement());
  }

  private static int line(int offset, String text) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private static int column(int offset, String text) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }
}
