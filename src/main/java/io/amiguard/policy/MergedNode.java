package io.amiguard.policy;

import com.fasterxml.jackson.core.JsonPointer;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node of the policy that a target ends up with: everything that the policies from the root down
 * to the target leave of it. Immutable; targets share what no policy between them changes.
 *
 * <p>A node is a value or a container, whichever it is first; AWS's schemas know no third.
 */
final class MergedNode {

  /** The document before any policy has said anything. */
  static final MergedNode EMPTY = new MergedNode(JsonPointer.empty(), null);

  private final JsonPointer path;
  private final Alternatives alternatives;
  private final SortedMap<String, MergedNode> children;
  private final Permissions permissions;
  private final List<IgnoredOperator> ignored;
  private final @Nullable Source lockAbove;
  private final List<Decision> candidates;

  private MergedNode(JsonPointer path, @Nullable Source lockAbove) {
    this.path = path;
    this.alternatives = Alternatives.NONE;
    this.children = Collections.emptySortedMap();
    this.permissions = Permissions.ALL;
    this.ignored = List.of();
    this.lockAbove = lockAbove;
    this.candidates = List.of();
  }

  /** The node that these policies, attached to one target, make of an inherited one. */
  private MergedNode(MergedNode inherited, List<Peer> peers) {
    List<IgnoredOperator> refused = new ArrayList<>(inherited.ignored);
    this.path = inherited.path;
    this.alternatives =
        inherited.children.isEmpty() ? inherited.operated(peers, refused) : Alternatives.NONE;
    this.children =
        alternatives.isEmpty() ? inherited.childrenAfter(peers) : Collections.emptySortedMap();
    this.permissions = inherited.permissions.narrowedBy(peers);
    this.ignored = List.copyOf(refused);
    this.lockAbove = inherited.lockAbove;
    this.candidates = alternatives.all().stream().map(this::decision).toList();
  }

  /**
   * Returns what policies leave of this node that are attached to the same target, in their order
   * of attachment as far as it is known.
   */
  MergedNode after(List<Peer> peers) {
    return peers.isEmpty() ? this : new MergedNode(this, peers);
  }

  /** Returns where the node is in the document: a JSON pointer in lower case. */
  String path() {
    return path.toString();
  }

  /** Returns the values that the node may have; none if it is a container or says nothing. */
  List<Decision> candidates() {
    return candidates;
  }

  Map<String, MergedNode> children() {
    return children;
  }

  /** Returns the operators that higher levels do not permit on this node. */
  List<IgnoredOperator> ignored() {
    return ignored;
  }

  /**
   * Returns whose control on a container above may keep this node from being there at all ({@link
   * InheritanceRule#CONTAINER_CONTROL}).
   */
  Optional<Source> lockAbove() {
    return Optional.ofNullable(lockAbove);
  }

  private Alternatives operated(List<Peer> peers, Collection<IgnoredOperator> refused) {
    Alternatives now = alternatives;
    for (Operator operator : Operator.values()) {
      List<Operation> operations = operations(operator, peers);
      Optional<Source> lock = permissions.lockOn(operator);
      if (lock.isEmpty()) {
        now = now.after(operator, operations);
      } else {
        operations.forEach(operation -> refused.add(operation.ignored(path(), lock.get())));
      }
    }
    return now;
  }

  private static List<Operation> operations(Operator operator, List<Peer> peers) {
    List<Operation> operations = new ArrayList<>();
    for (Peer peer : peers) {
      peer.operation(operator).ifPresent(operations::add);
    }
    return operations;
  }

  private SortedMap<String, MergedNode> childrenAfter(List<Peer> peers) {
    SortedMap<String, List<Peer>> said = new TreeMap<>();
    for (Peer peer : peers) {
      peer.node()
          .children()
          .forEach(
              (key, child) ->
                  said.computeIfAbsent(key, it -> new ArrayList<>())
                      .add(new Peer(peer.source(), child)));
    }
    SortedMap<String, MergedNode> after = new TreeMap<>(children);
    said.forEach((key, about) -> after.put(key, child(key).after(about)));
    return after;
  }

  private MergedNode child(String key) {
    MergedNode child = children.get(key);
    return child == null ? added(key) : child;
  }

  /** Only what higher levels permit counts: peers never restrict each other. */
  private MergedNode added(String key) {
    Source lock = lockAbove == null ? permissions.lockOnNewKeys().orElse(null) : lockAbove;
    return new MergedNode(path.appendProperty(key), lock);
  }

  private Decision decision(Alternative alternative) {
    return new Decision(
        path.toString(),
        alternative.value().json(),
        alternative.steps(),
        alternative.overridden(),
        permissions.words());
  }
}
