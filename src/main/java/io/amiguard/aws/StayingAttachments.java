package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.OrganizationWriter;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attachments that a plan keeps or makes: because of them no account is without a policy when
 * others go. They are looked at before a policy is detached, for somebody else may work on the same
 * policies from another machine.
 */
final class StayingAttachments {
  private final AwsPolicyReader reader;
  private final Waits waits;
  private final List<DeclarativePolicy> after;
  private final Map<PolicyName, Set<TargetId>> attached = new HashMap<>();

  /**
   * @param planned the policies as the plan saw them
   * @param after the policies as they are when the plan is made; only ours are looked at
   */
  StayingAttachments(
      AwsClients clients, List<DeclarativePolicy> planned, List<DeclarativePolicy> after) {
    this.reader = new AwsPolicyReader(clients);
    this.waits = clients.waits();
    this.after = after.stream().filter(DeclarativePolicy::isManaged).toList();
    planned.forEach(policy -> attached.put(policy.name(), new HashSet<>(policy.targets())));
  }

  /** Tells of an attachment that was made. */
  void add(PolicyName policy, TargetId target) {
    attached.computeIfAbsent(policy, name -> new HashSet<>()).add(target);
  }

  /**
   * Looks whether they are still there.
   *
   * @param writer which knows the ids of the policies
   * @throws AmiguardException if one is not
   */
  void require(OrganizationWriter writer) {
    for (DeclarativePolicy policy : after) {
      List<TargetId> expected = new ArrayList<>(policy.targets());
      expected.retainAll(attached.getOrDefault(policy.name(), Set.of()));
      if (!expected.isEmpty()) {
        writer.knownId(policy.name()).ifPresent(id -> require(policy.identified(id), expected));
      }
    }
  }

  /** An attachment that was made a moment ago may not be listed yet. */
  private void require(DeclarativePolicy policy, List<TargetId> expected) {
    List<TargetId> missing = missing(policy, expected);
    for (int look = 1; !missing.isEmpty() && look < waits.polls(); look++) {
      waits.pause();
      missing = missing(policy, expected);
    }
    if (!missing.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "policy %s was detached from %s by someone else after the plan was made, so nothing else is detached: plan again"
              .formatted(policy.label(), missing.get(0)));
    }
  }

  private List<TargetId> missing(DeclarativePolicy policy, List<TargetId> expected) {
    PolicyId id = policy.id();
    List<TargetId> missing = new ArrayList<>(expected);
    missing.removeAll(reader.targets(id, policy.label()));
    return missing;
  }
}
