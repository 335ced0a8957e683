package io.amiguard.policy;

import io.amiguard.policy.EffectivePolicy.Source;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What policies at lower levels may still do with a node, and who forbade the rest. */
final class Permissions {
  /** What a lower policy needs one of to make something new. */
  private static final Set<Operator> CREATING = EnumSet.of(Operator.ASSIGN, Operator.APPEND);

  static final Permissions ALL = new Permissions(Map.of(), null);

  private final Map<Operator, Source> locks;
  private final @Nullable Source lockOnNewKeys;
  private final List<String> words;

  private Permissions(Map<Operator, Source> locks, @Nullable Source lockOnNewKeys) {
    this.locks = locks;
    this.lockOnNewKeys = lockOnNewKeys;
    this.words =
        Arrays.stream(Operator.values())
            .filter(operator -> !locks.containsKey(operator))
            .map(Operator::key)
            .toList();
  }

  /** Returns who forbade an operator; empty if it is permitted. */
  Optional<Source> lockOn(Operator operator) {
    return Optional.ofNullable(locks.get(operator));
  }

  /**
   * Returns whose control may keep lower policies from adding keys below this node ({@link
   * InheritanceRule#CONTAINER_CONTROL}); empty if none does.
   */
  Optional<Source> lockOnNewKeys() {
    return Optional.ofNullable(lockOnNewKeys);
  }

  /** Returns AWS's words for what is still permitted. */
  List<String> words() {
    return words;
  }

  /** Returns what the controls of these policies leave; a control can only narrow. */
  Permissions narrowedBy(List<Peer> peers) {
    Permissions narrowed = this;
    for (Peer peer : peers) {
      narrowed = narrowed.narrowedBy(peer);
    }
    return narrowed;
  }

  private Permissions narrowedBy(Peer peer) {
    Map<Operator, Source> narrowed = new EnumMap<>(Operator.class);
    narrowed.putAll(locks);
    peer.node().forbidden().forEach(operator -> narrowed.putIfAbsent(operator, peer.source()));
    if (narrowed.size() == locks.size()) {
      return this;
    }
    boolean closed = narrowed.keySet().containsAll(CREATING);
    return new Permissions(
        narrowed, closed && lockOnNewKeys == null ? peer.source() : lockOnNewKeys);
  }
}
