package io.amiguard.settings;

import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One mapping of the settings file, whose keys are known and stand once. */
final class Fields {
  private final Mapping mapping;
  private final String noun;
  private final Problems problems;

  private Fields(Mapping mapping, String noun, Problems problems) {
    this.mapping = mapping;
    this.noun = noun;
    this.problems = problems;
  }

  /**
   * Returns the fields of a mapping and reports the keys that it must not have.
   *
   * @param noun what the mapping is, such as "a policy"
   */
  static Optional<Fields> of(
      SourceNode node, String noun, List<String> knownKeys, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      String hint = "Write %s: …, and so on.".formatted(knownKeys.get(0));
      Expect.wrongType(node, noun, "a mapping", hint, problems);
      return Optional.empty();
    }
    reportUnknownKeys(mapping, noun, knownKeys, problems);
    reportDuplicateKeys(mapping, problems);
    return Optional.of(new Fields(mapping, noun, problems));
  }

  /** Reports every key that stands in the mapping a second time. */
  static void reportDuplicateKeys(Mapping mapping, Problems problems) {
    Map<String, Entry> first = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      Entry before = first.putIfAbsent(entry.key(), entry);
      if (before != null) {
        problems.error(
            "settings.duplicate-key",
            entry.where(),
            "key %s stands here a second time, first in line %d"
                .formatted(Quoted.text(entry.key()), before.where().line()),
            "Keep one of the two.");
      }
    }
  }

  private static void reportUnknownKeys(
      Mapping mapping, String noun, List<String> knownKeys, Problems problems) {
    for (Entry entry : mapping.entries()) {
      if (!knownKeys.contains(entry.key())) {
        problems.error(
            "settings.unknown-key",
            entry.where(),
            "%s has no key %s".formatted(noun, Quoted.text(entry.key())),
            Spelling.hint(
                entry.key(), knownKeys, "Use one of " + String.join(", ", knownKeys) + "."));
      }
    }
  }

  Where where() {
    return mapping.where();
  }

  /** Returns every value, known or not. */
  List<SourceNode> values() {
    return mapping.entries().stream().map(Entry::value).toList();
  }

  Optional<SourceNode> find(String key) {
    return mapping.get(key);
  }

  /** Returns a value that must be there. */
  Optional<SourceNode> require(String key, String example) {
    Optional<SourceNode> value = find(key);
    if (value.isEmpty()) {
      problems.error(
          "settings.missing-key",
          mapping.where(),
          "%s has no %s".formatted(noun, key),
          "Add %s: %s.".formatted(key, example));
    }
    return value;
  }

  Optional<Scalar> text(String key) {
    return find(key).flatMap(value -> Expect.text(value, key, problems));
  }

  Optional<Scalar> requireText(String key, String example) {
    return require(key, example).flatMap(value -> Expect.text(value, key, problems));
  }

  Optional<Sequence> list(String key, String example) {
    return find(key).flatMap(value -> Expect.list(value, key, example, problems));
  }

  Optional<Sequence> requireList(String key, String example) {
    return require(key, example).flatMap(value -> Expect.list(value, key, example, problems));
  }

  Optional<Boolean> trueOrFalse(String key) {
    return find(key).flatMap(value -> Expect.trueOrFalse(value, key, problems));
  }

  Optional<Integer> days(String key) {
    return find(key).flatMap(value -> Expect.days(value, key, problems));
  }
}
