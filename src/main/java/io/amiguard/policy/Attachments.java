package io.amiguard.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Which policies that say something are attached to each target, in the order that counts. */
final class Attachments {
  private final Map<TargetId, List<Peer>> peers;
  private final Map<TargetId, List<PolicyName>> order;

  private Attachments(Map<TargetId, List<Peer>> peers, Map<TargetId, List<PolicyName>> order) {
    this.peers = peers;
    this.order = order;
  }

  private static Attachments read(Map<TargetId, List<DeclarativePolicy>> attached) {
    Map<TargetId, List<Peer>> peers = new HashMap<>();
    IdentityHashMap<DeclarativePolicy, PolicyNode> parsed = new IdentityHashMap<>();
    attached.forEach(
        (target, policies) -> {
          List<Peer> speaking = new ArrayList<>();
          for (DeclarativePolicy policy : policies) {
            PolicyNode said = parsed.computeIfAbsent(policy, it -> PolicyNode.of(it.document()));
            if (!said.saysNothing()) {
              speaking.add(new Peer(new Source(policy.id(), policy.name(), target), said));
            }
          }
          peers.put(target, List.copyOf(speaking));
        });
    return new Attachments(peers, Map.of());
  }

  /** Returns the attachments that the policies name; by id, since nothing else orders them. */
  static Attachments of(List<DeclarativePolicy> policies) {
    return read(
        policies.stream()
            .sorted(Comparator.comparing(DeclarativePolicy::id))
            .flatMap(policy -> policy.targets().stream().map(target -> Map.entry(target, policy)))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
  }

  /**
   * Returns attachments whose order is known: the policies of each target, first attached first.
   */
  static Attachments inOrder(Map<TargetId, List<DeclarativePolicy>> attached) {
    return read(attached);
  }

  /**
   * Returns the same attachments, on some targets in another order: first attached first, and last
   * whom the order does not name.
   */
  Attachments reordered(Map<TargetId, List<PolicyName>> order) {
    return new Attachments(peers, order);
  }

  List<Peer> on(TargetId target) {
    List<Peer> here = peers.getOrDefault(target, List.of());
    List<PolicyName> names = order.getOrDefault(target, List.of());
    if (names.isEmpty() || here.size() < 2) {
      return here;
    }
    return here.stream().sorted(Comparator.comparingInt(peer -> rank(peer, names))).toList();
  }

  /** Returns what the first of the policies that assigns to a node assigns to it, by path. */
  Map<String, JsonNode> firstAssignedOn(TargetId target) {
    Map<String, JsonNode> first = new HashMap<>();
    for (Peer peer : on(target)) {
      peer.node()
          .all()
          .forEach(
              node ->
                  node.assigned().ifPresent(value -> first.putIfAbsent(node.path(), value.json())));
    }
    return first;
  }

  private static int rank(Peer peer, List<PolicyName> names) {
    int rank = names.indexOf(peer.source().policyName());
    return rank < 0 ? names.size() : rank;
  }
}
