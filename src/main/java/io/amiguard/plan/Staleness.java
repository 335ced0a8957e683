package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has moved in an organization since a plan was made, as far as the plan rests on it: its own
 * policies, other policies on the way to its accounts, and which accounts are under its targets.
 * What happens elsewhere does not matter.
 */
public final class Staleness {
  private final Plan plan;
  private final CurrentOrganization then;
  private final CurrentOrganization now;
  private final Set<PolicyName> ours;
  private final List<Finding> findings = new ArrayList<>();

  private Staleness(Plan plan, CurrentOrganization now) {
    this.plan = plan;
    this.then = plan.current();
    this.now = now;
    this.ours = plan.touchedPolicies();
  }

  /** Returns one finding for each thing that moved; none if the plan still fits. */
  public static List<Finding> of(Plan plan, CurrentOrganization now) {
    Staleness staleness = new Staleness(plan, now);
    if (!staleness.isOtherOrganization()) {
      staleness.comparePrerequisites();
      staleness.comparePolicies();
      staleness.compareAccounts();
    }
    return List.copyOf(staleness.findings);
  }

  private boolean isOtherOrganization() {
    String planned = then.tree().organizationId();
    String live = now.tree().organizationId();
    if (!planned.equals(live)) {
      moved("the plan is for organization %s, and this is %s".formatted(planned, live));
    }
    return !planned.equals(live);
  }

  private void comparePrerequisites() {
    if (then.hasServiceAccess() != now.hasServiceAccess()) {
      moved(
          "trusted access for %s was %s since"
              .formatted(DeclarativePolicy.SERVICE_PRINCIPAL, turned(now.hasServiceAccess())));
    }
    if (then.hasPolicyType() != now.hasPolicyType()) {
      moved(
          "policy type %s was %s since"
              .formatted(DeclarativePolicy.TYPE, turned(now.hasPolicyType())));
    }
  }

  private static String turned(boolean on) {
    return on ? "enabled" : "disabled";
  }

  private void comparePolicies() {
    Map<PolicyName, DeclarativePolicy> before = relevant(then);
    Map<PolicyName, DeclarativePolicy> after = relevant(now);
    Set<PolicyName> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (PolicyName name : names) {
      compare(Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)));
    }
  }

  private void compare(Optional<DeclarativePolicy> before, Optional<DeclarativePolicy> after) {
    if (before.isEmpty()) {
      moved("policy %s came since".formatted(after.orElseThrow().label()));
    } else if (after.isEmpty()) {
      moved("policy %s is gone since".formatted(before.get().label()));
    } else {
      compare(before.get(), after.get());
    }
  }

  private void compare(DeclarativePolicy before, DeclarativePolicy after) {
    if (!before.id().equals(after.id())) {
      moved("policy %s is another one now: %s".formatted(before.label(), after.label()));
      return;
    }
    if (!content(before).equals(content(after))) {
      moved("the content of policy %s was edited since".formatted(before.label()));
    }
    if (before.isManaged() != after.isManaged()) {
      moved(
          "the tag %s of policy %s was changed since"
              .formatted(DeclarativePolicy.MANAGED_TAG, before.label()));
    }
    withoutThoseOf(after.targets(), before.targets())
        .forEach(target -> moved("policy %s was attached to %s since", after, target));
    withoutThoseOf(before.targets(), after.targets())
        .forEach(target -> moved("policy %s was detached from %s since", after, target));
  }

  /** Of a policy that is not ours only what it says about Allowed AMIs matters. */
  private Object content(DeclarativePolicy policy) {
    return ours.contains(policy.name())
        ? List.of(Meaning.of(policy.document().json()), policy.description())
        : policy.document().allowedImages().map(Meaning::of);
  }

  /** Our policies, and those that say something about Allowed AMIs to the plan's accounts. */
  private Map<PolicyName, DeclarativePolicy> relevant(CurrentOrganization organization) {
    Set<TargetId> scope = places(organization.tree());
    return organization.policies().stream()
        .filter(
            policy ->
                ours.contains(policy.name())
                    || (policy.document().allowedImages().isPresent()
                        && policy.targets().stream().anyMatch(scope::contains)))
        .collect(
            Collectors.toMap(
                DeclarativePolicy::name, policy -> policy, (one, two) -> one, TreeMap::new));
  }

  /** The plan's targets, and every place above and below them. */
  private Set<TargetId> places(OrganizationTree tree) {
    Set<TargetId> places = new LinkedHashSet<>();
    for (TargetId target : plan.targets()) {
      places.addAll(tree.pathTo(target));
      tree.accountsUnder(target).forEach(account -> places.addAll(tree.pathTo(account.id())));
    }
    return places;
  }

  private void compareAccounts() {
    Map<TargetId, Account> before = accounts(then.tree());
    Map<TargetId, Account> after = accounts(now.tree());
    Set<TargetId> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    for (TargetId id : ids) {
      Optional<TargetId> parentBefore = then.tree().parentOf(id);
      Optional<TargetId> parentAfter = now.tree().parentOf(id);
      if (!parentBefore.equals(parentAfter)) {
        moved(
            "account %s moved from %s to %s since"
                .formatted(
                    label(id),
                    parentBefore.map(then.tree()::labelOf).orElse("outside"),
                    parentAfter.map(now.tree()::labelOf).orElse("outside")));
      }
    }
  }

  private Map<TargetId, Account> accounts(OrganizationTree tree) {
    Map<TargetId, Account> accounts = new HashMap<>();
    plan.targets().stream()
        .filter(tree::contains)
        .flatMap(target -> tree.accountsUnder(target).stream())
        .forEach(account -> accounts.put(account.id(), account));
    return new TreeMap<>(accounts);
  }

  private String label(TargetId id) {
    return now.tree().contains(id) ? now.tree().labelOf(id) : then.tree().labelOf(id);
  }

  private void moved(String message, DeclarativePolicy policy, TargetId target) {
    moved(message.formatted(policy.label(), label(target)));
  }

  private void moved(String message) {
    findings.add(
        Finding.of(
                Severity.ERROR, "plan.stale", Where.target(then.tree().organizationId()), message)
            .withHint("plan again and review what has changed"));
  }

  private static List<TargetId> withoutThoseOf(List<TargetId> targets, List<TargetId> others) {
    return targets.stream().filter(target -> !others.contains(target)).toList();
  }
}
