package io.amiguard.lint;

import io.amiguard.source.Span;
import java.util.Comparator;

/** A piece of a text and what is to stand there instead; an empty piece is a place to put it. */
record Edit(Span span, String replacement) implements Comparable<Edit> {
  private static final Comparator<Edit> BY_PLACE =
      Comparator.comparingInt((Edit edit) -> edit.span().start())
          .thenComparingInt(edit -> edit.span().end())
          .thenComparing(Edit::replacement);

  static Edit before(Span span, String text) {
    return new Edit(new Span(span.start(), span.start()), text);
  }

  static Edit after(Span span, String text) {
    return new Edit(new Span(span.end(), span.end()), text);
  }

  static Edit deletion(int start, int end) {
    return new Edit(new Span(start, end), "");
  }

  /** Returns whether the two cannot be made at once. */
  boolean clashesWith(Edit other) {
    return span.equals(other.span)
        || (span.start() < other.span.end() && other.span.start() < span.end());
  }

  @Override
  public int compareTo(Edit other) {
    return BY_PLACE.compare(this, other);
  }
}
