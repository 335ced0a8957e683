package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import io.amiguard.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lists that stand in braces, such as {@code {"a", "b"}}: a mistake that is copied from blog to
 * blog. Put right, the text keeps its length, so that every place in it stays what it was.
 */
final class BraceLists {
  private static final int LONGEST_EXAMPLE = 160;

  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Range> lists = new ArrayList<>();
  private int counted;
  private int line = 1;
  private int lineStart;

  /** A brace or bracket that is not closed yet, and what stood behind it so far. */
  private static final class Open {
    private final int start;
    private int values;
    private boolean isList = true;

    private Open(int start) {
      this.start = start;
    }
  }

  /** From an opening brace to its closing one. */
  private record Range(int start, int end) {}

  private BraceLists(String text) {
    this.text = text;
  }

  /** Returns the text with brackets for braces, and reports each list; the same text if none. */
  static String repair(String file, String text, Problems problems) {
    BraceLists lists = new BraceLists(text);
    lists.scan();
    char[] repaired = text.toCharArray();
    for (Range range : lists.lists) {
      repaired[range.start()] = '[';
      repaired[range.end()] = ']';
      lists.report(file, range, problems);
    }
    return new String(repaired);
  }

  private void scan() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> i = string(i);
        case '{' -> open.push(new Open(i));
        case '}' -> close(i);
        case ',', ' ', '\t', '\r', '\n' -> {}
        default -> notAList();
      }
    }
  }

  /** Returns where a string ends. */
  private int string(int start) {
    if (!open.isEmpty()) {
      open.element().values++;
    }
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end;
  }

  private void close(int end) {
    if (open.isEmpty()) {
      return;
    }
    Open closed = open.pop();
    if (closed.isList && closed.values > 0) {
      lists.add(new Range(closed.start, end));
    }
    notAList();
  }

  private void notAList() {
    if (!open.isEmpty()) {
      open.element().isList = false;
    }
  }

  private void report(String file, Range range, Problems problems) {
    String inside = text.substring(range.start() + 1, range.end()).strip().replaceAll("\\s+", " ");
    String shown =
        inside.length() > LONGEST_EXAMPLE ? inside.substring(0, LONGEST_EXAMPLE) + "…" : inside;
    Finding finding =
        problems.error(
            "policy.braces-for-list",
            place(file, range.start()),
            "not JSON: a list stands in braces",
            "Write a list in brackets: %s".formatted(Quoted.line("[" + shown + "]")));
    Span span = new Span(range.start(), range.end() + 1);
    problems.offer(finding, new Fix.Brackets(finding.where(), span));
  }

  /** Lists are reported in the order of the text, so each line is counted once. */
  private Where place(String file, int offset) {
    while (counted < offset) {
      if (text.charAt(counted) == '\n') {
        line++;
        lineStart = counted + 1;
      }
      counted++;
    }
    return Where.at(file, line, offset - lineStart + 1);
  }
}
