package io.amiguard.policy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
  private final Map<TargetId, List<Peer>> peers = new HashMap<>();

  private Attachments(Map<TargetId, List<DeclarativePolicy>> attached) {
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
  }

  /** Returns the attachments that the policies name; by id, since nothing else orders them. */
  static Attachments of(List<DeclarativePolicy> policies) {
    return new Attachments(
        policies.stream()
            .sorted(Comparator.comparing(DeclarativePolicy::id))
            .flatMap(policy -> policy.targets().stream().map(target -> Map.entry(target, policy)))
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList()))));
  }

  /**
   * Returns attachments whose order is known: the policies of each target, first attached first.
   */
  static Attachments inOrder(Map<TargetId, List<DeclarativePolicy>> attached) {
    return new Attachments(attached);
  }

  List<Peer> on(TargetId target) {
    return peers.getOrDefault(target, List.of());
  }
}
