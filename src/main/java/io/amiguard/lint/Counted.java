package io.amiguard.lint;

import io.amiguard.source.SourceNode.Unknown;
import java.util.List;
import java.util.Locale;

/** Numbers in messages about something of which not everything may be known. */
final class Counted {
  private Counted() {}

  static String of(long number, List<Unknown> unknown) {
    return String.format(Locale.ROOT, unknown.isEmpty() ? "%,d" : "at least %,d", number);
  }
}
