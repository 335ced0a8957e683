package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyId;
import io.amiguard.snapshot.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every account has. It is worked out once for each place that has policies of its own; an
 * account without any has what the nearest such place above it has.
 *
 * @param places the merged policies of the places that have policies attached
 * @param frozen the accounts whose merged policy is invalid, with the last valid one, which they
 *     keep (Organizations User Guide, "About invalid effective policy alerts")
 * @param updated when a policy, an attachment or the tree last changed
 */
record EffectivePolicies(
    Map<TargetId, Merged> places, Map<TargetId, ObjectNode> frozen, Instant updated) {

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  /**
   * What the policies down to a place merge to.
   *
   * @param contributors the policies attached on the way
   */
  record Merged(ObjectNode content, List<ValidationError> errors, List<PolicyId> contributors) {}

  /** What AWS says is wrong with a merged policy. */
  record ValidationError(String code, String message, String path) {}

  /** Returns the effective policies of an organization without a past. */
  static EffectivePolicies of(Snapshot snapshot, Instant now) {
    return new EffectivePolicies(Map.of(), Map.of(), now).after(snapshot, now);
  }

  /** Returns the effective policies after a change. */
  EffectivePolicies after(Snapshot changed, Instant now) {
    boolean enabled = changed.tree().root().policyTypes().contains(DeclarativePolicy.TYPE);
    Map<TargetId, List<DeclarativePolicy>> attached =
        enabled ? changed.attachedInOrder() : Map.of();
    Inheritance inheritance = Inheritance.inOrder(changed.tree(), attached);
    Map<TargetId, Merged> merged = new HashMap<>();
    attached.keySet().forEach(place -> merged.put(place, merge(inheritance, changed, place)));
    Map<TargetId, ObjectNode> kept = new HashMap<>();
    for (Map.Entry<TargetId, Merged> place : merged.entrySet()) {
      if (!place.getValue().errors().isEmpty()) {
        for (Account account : changed.tree().accountsUnder(place.getKey())) {
          kept.put(account.id(), content(changed.tree(), account.id()));
        }
      }
    }
    kept.keySet().removeIf(account -> errorsOf(merged, changed.tree(), account).isEmpty());
    return new EffectivePolicies(Map.copyOf(merged), Map.copyOf(kept), now);
  }

  /** Returns what {@code DescribeEffectivePolicy} says of an account. */
  ObjectNode content(OrganizationTree tree, TargetId account) {
    ObjectNode last = frozen.get(account);
    return last == null ? merged(places, tree, account).map(Merged::content).orElse(NOTHING) : last;
  }

  /** Returns what is wrong with the merged policy of an account. */
  List<ValidationError> errors(OrganizationTree tree, TargetId account) {
    return errorsOf(places, tree, account);
  }

  /** Returns the policies that the account has from everywhere. */
  List<PolicyId> contributors(OrganizationTree tree, TargetId account) {
    return merged(places, tree, account).map(Merged::contributors).orElse(List.of());
  }

  private static Merged merge(Inheritance inheritance, Snapshot snapshot, TargetId place) {
    ObjectNode content = inheritance.effective(place).content();
    List<TargetId> path = snapshot.tree().pathTo(place);
    List<PolicyId> contributors =
        snapshot.attachments().stream()
            .filter(attachment -> path.contains(attachment.targetId()))
            .map(attachment -> attachment.policyId())
            .distinct()
            .sorted()
            .toList();
    return new Merged(content, EffectivePolicyRules.check(content), contributors);
  }

  private static List<ValidationError> errorsOf(
      Map<TargetId, Merged> places, OrganizationTree tree, TargetId account) {
    return merged(places, tree, account).map(Merged::errors).orElse(List.of());
  }

  private static Optional<Merged> merged(
      Map<TargetId, Merged> places, OrganizationTree tree, TargetId account) {
    Optional<TargetId> here = Optional.of(account);
    while (here.isPresent()) {
      Merged merged = places.get(here.get());
      if (merged != null) {
        return Optional.of(merged);
      }
      here = tree.parentOf(here.get());
    }
    return Optional.empty();
  }
}
