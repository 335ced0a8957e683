package io.amiguard.policy;

import io.amiguard.policy.EffectivePolicy.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The different values that a node may have: none, one, or several where it depends on which of
 * several policies was attached first.
 *
 * <p>The first alternative is the value that results if the policies were attached in the order in
 * which their operations are given.
 */
record Alternatives(List<Alternative> all) {
  static final Alternatives NONE = new Alternatives(List.of());
  private static final Alternatives BLANK = new Alternatives(List.of(Alternative.BLANK));

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Returns what peers leave that all use the same operator. */
  Alternatives after(Operator operator, List<Operation> peers) {
    if (peers.isEmpty()) {
      return this;
    }
    return switch (operator) {
      case ASSIGN -> assigned(peers);
      case APPEND -> (isEmpty() ? BLANK : this).each(peers, Alternative::appended);
      case REMOVE -> each(peers, Alternative::removed);
    };
  }

  /**
   * Any of the peers may be the first; whatever was inherited is gone in any case. Who had a say in
   * the first alternative had one in the others too.
   */
  private Alternatives assigned(List<Operation> peers) {
    Set<Source> contenders = new LinkedHashSet<>();
    if (!isEmpty()) {
      contenders.addAll(all.get(0).contenders());
    }
    peers.forEach(peer -> contenders.add(peer.source()));
    return distinct(peers.stream().map(peer -> Alternative.assigned(peer, contenders)).toList());
  }

  private Alternatives each(
      List<Operation> peers, BiFunction<Alternative, Operation, Alternative> effect) {
    List<Alternative> changed = new ArrayList<>();
    for (Alternative alternative : all) {
      Alternative now = alternative;
      for (Operation peer : peers) {
        now = effect.apply(now, peer);
      }
      changed.add(now);
    }
    return distinct(changed);
  }

  private static Alternatives distinct(List<Alternative> alternatives) {
    if (alternatives.size() == 1) {
      return new Alternatives(alternatives);
    }
    Map<Value, Alternative> byValue = new LinkedHashMap<>();
    alternatives.forEach(alternative -> byValue.putIfAbsent(alternative.value(), alternative));
    return new Alternatives(List.copyOf(byValue.values()));
  }
}
