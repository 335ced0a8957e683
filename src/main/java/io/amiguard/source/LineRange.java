package io.amiguard.source;

/** Lines of a file, from the first to the last. */
public record LineRange(int first, int last) {

  /** Returns a single line. */
  public static LineRange of(int line) {
    return new LineRange(line, line);
  }

  public boolean contains(int line) {
    return first <= line && line <= last;
  }

  /** Returns the lines as a message names them. */
  public String inWords() {
    return first == last ? "line %d".formatted(first) : "lines %d to %d".formatted(first, last);
  }
}
