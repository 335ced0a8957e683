package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keys of one mapping that would become the same key; which of them is meant is not certain. */
final class RivalKeys {
  private final Map<Where, Respelling> respellings = new HashMap<>();
  private final Set<Fix> rivals = new HashSet<>();

  private RivalKeys(List<Fix> fixes) {
    for (Fix fix : fixes) {
      if (fix instanceof Respelling respelling) {
        respellings.put(fix.where(), respelling);
      }
    }
  }

  /** Returns the fixes of such keys. */
  static Set<Fix> of(SourceNode root, List<Fix> fixes) {
    RivalKeys keys = new RivalKeys(fixes);
    keys.search(root);
    return keys.rivals;
  }

  private void search(SourceNode node) {
    if (node instanceof Sequence list) {
      list.items().forEach(this::search);
    } else if (node instanceof Mapping mapping) {
      compare(mapping.entries());
      mapping.entries().forEach(entry -> search(entry.value()));
    }
  }

  private void compare(List<Entry> entries) {
    Map<String, List<Entry>> byKey = new HashMap<>();
    for (Entry entry : entries) {
      Respelling respelling = respellings.get(entry.where());
      String key = respelling == null ? entry.key() : respelling.word();
      byKey.computeIfAbsent(key.toLowerCase(Locale.ROOT), same -> new ArrayList<>()).add(entry);
    }
    byKey.values().stream().filter(same -> same.size() > 1).forEach(this::add);
  }

  private void add(List<Entry> same) {
    for (Entry entry : same) {
      Respelling respelling = respellings.get(entry.where());
      if (respelling != null) {
        rivals.add(respelling);
      }
    }
  }
}
