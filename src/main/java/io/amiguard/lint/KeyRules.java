package io.amiguard.lint;

import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Keys stand once, whatever their case (recordings of tag policies; backup policies). */
final class KeyRules {
  private final Problems problems;

  KeyRules(Problems problems) {
    this.problems = problems;
  }

  void check(SourceNode node) {
    if (node instanceof Mapping mapping) {
      check(mapping);
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::check);
    }
  }

  private void check(Mapping mapping) {
    Map<String, Entry> first = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      Entry before = first.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry);
      if (before != null) {
        report(entry, before);
      }
      check(entry.value());
    }
  }

  private void report(Entry entry, Entry before) {
    if (entry.key().equals(before.key())) {
      problems.error(
          "policy.duplicate-key",
          entry.where(),
          "key %s stands here a second time, first in line %d"
              .formatted(Quoted.text(entry.key()), before.where().line()),
          "Keep one of the two, with the values of both.");
    } else {
      problems.error(
          "policy.duplicate-key-case",
          entry.where(),
          "key %s is the same to AWS as %s in line %d: keys carry no case"
              .formatted(
                  Quoted.text(entry.key()), Quoted.text(before.key()), before.where().line()),
          "Keep one of the two, with the values of both.");
    }
  }
}
