package io.amiguard.settings;

import static io.amiguard.settings.Expect.called;

import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of one list of a criterion.
 *
 * @param noun what one value is called
 * @param max how many values AWS allows (User Guide, Allowed AMIs, limits)
 */
record ValueList(String key, String noun, int max) {

  /** Returns each value once, and reports values that stand twice or are too many. */
  <T> List<T> read(
      List<? extends SourceNode> items,
      Function<SourceNode, Optional<T>> reader,
      Problems problems) {
    List<T> values = new ArrayList<>();
    Map<T, SourceNode> first = new HashMap<>();
    int broken = 0;
    for (SourceNode item : items) {
      Optional<T> value = reader.apply(item);
      if (value.isEmpty()) {
        broken++;
      } else if (first.putIfAbsent(value.get(), item) == null) {
        values.add(value.get());
      } else {
        reportTwice(item, first.get(value.get()), problems);
      }
    }
    if (values.size() + broken > max) {
      reportTooMany(values.size() + broken, items.get(max).where(), problems);
    }
    return values;
  }

  private void reportTwice(SourceNode item, SourceNode before, Problems problems) {
    String also = text(before).equals(text(item)) ? "" : ", as " + text(before);
    problems.warning(
        "settings.duplicate-value",
        item.where(),
        "%s %s stands in the list twice%s".formatted(called(noun, item.where()), text(item), also),
        "Keep one of the two.");
  }

  private void reportTooMany(int count, Where where, Problems problems) {
    problems.error(
        "settings.too-many-values",
        where,
        "%s has %d values, AWS allows %d in one criterion".formatted(key, count, max),
        "Move some to another criterion with the same other parameters.");
  }

  private static String text(SourceNode node) {
    return node instanceof Scalar scalar ? Quoted.text(scalar.text()) : node.kindInWords();
  }
}
