package io.amiguard.snapshot;

import static io.amiguard.organization.TargetId.Type.ACCOUNT;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import io.amiguard.source.Quoted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between the parts of a snapshot. */
final class SnapshotRules {
  /** AWS nests five levels deep; room for more, and an end to what a broken file can cost. */
  private static final int MAX_LEVELS = 50;

  private final SnapshotDraft draft;
  private final List<Finding> findings;
  private final Map<TargetId, Placed<OrganizationalUnit>> units = new LinkedHashMap<>();
  private final Set<TargetId> targets = new HashSet<>();

  private SnapshotRules(SnapshotDraft draft, List<Finding> findings) {
    this.draft = draft;
    this.findings = findings;
  }

  static void check(SnapshotDraft draft, List<Finding> findings) {
    SnapshotRules rules = new SnapshotRules(draft, findings);
    rules.targetsAreUnique();
    rules.parentsAreKnown();
    rules.unitsHangBelowTheRoot();
    rules.policiesAreUnique();
    rules.attachmentsAreKnown();
  }

  private void targetsAreUnique() {
    targets.add(draft.root().id());
    for (Placed<OrganizationalUnit> unit : draft.units()) {
      unique(unit.where(), "organizational unit", unit.thing().id());
      units.putIfAbsent(unit.thing().id(), unit);
    }
    for (Placed<Account> account : draft.accounts()) {
      unique(account.where(), "account", account.thing().id());
    }
  }

  private void unique(Where where, String kind, TargetId id) {
    if (!targets.add(id)) {
      error("duplicate-id", where, "%s %s stands twice".formatted(kind, id));
    }
  }

  private void parentsAreKnown() {
    for (Placed<OrganizationalUnit> unit : draft.units()) {
      OrganizationalUnit thing = unit.thing();
      hasParent(
          unit.where(),
          "organizational unit " + Quoted.text(thing.name()),
          thing.id(),
          thing.parentId());
    }
    for (Placed<Account> account : draft.accounts()) {
      Account thing = account.thing();
      hasParent(
          account.where(), "account " + Quoted.text(thing.name()), thing.id(), thing.parentId());
    }
  }

  private void hasParent(Where where, String label, TargetId id, TargetId parent) {
    if (parent.type() == ACCOUNT || !targets.contains(parent)) {
      error(
          "unknown-parent",
          where,
          "%s (%s) is in %s, which is neither the root nor an organizational unit of this file"
              .formatted(label, id, parent));
    }
  }

  private void unitsHangBelowTheRoot() {
    Map<TargetId, Integer> levels = new HashMap<>();
    for (TargetId start : units.keySet()) {
      Set<TargetId> walk = new LinkedHashSet<>();
      TargetId here = start;
      while (units.containsKey(here) && !levels.containsKey(here)) {
        if (!walk.add(here)) {
          circle(here);
          break;
        }
        here = unit(here).thing().parentId();
      }
      number(List.copyOf(walk), levels.getOrDefault(here, 0), levels);
    }
  }

  /** Gives each unit of a way up its level, so that nobody walks it again. */
  private void number(List<TargetId> up, int above, Map<TargetId, Integer> levels) {
    for (int i = up.size() - 1; i >= 0; i--) {
      int level = above + up.size() - i;
      levels.put(up.get(i), level);
      if (level == MAX_LEVELS + 1) {
        error(
            "too-deep",
            unit(up.get(i)).where(),
            "organizational unit %s stands more than %d levels below the root; AWS has five"
                .formatted(up.get(i), MAX_LEVELS));
      }
    }
  }

  private void circle(TargetId start) {
    StringBuilder path = new StringBuilder(start.value());
    TargetId here = start;
    do {
      here = unit(here).thing().parentId();
      path.append(" in ").append(here);
    } while (!here.equals(start));
    error(
        "cycle", unit(start).where(), "organizational units stand in a circle: %s".formatted(path));
  }

  private Placed<OrganizationalUnit> unit(TargetId id) {
    return Objects.requireNonNull(units.get(id));
  }

  private void policiesAreUnique() {
    Set<PolicyId> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Placed<DeclarativePolicy> policy : draft.policies()) {
      if (!ids.add(policy.thing().id())) {
        error(
            "duplicate-id",
            policy.where(),
            "policy %s stands twice".formatted(policy.thing().id()));
      } else if (!names.add(policy.thing().name().value())) {
        error(
            "duplicate-name",
            policy.where(),
            "another policy is called %s, too"
                .formatted(Quoted.text(policy.thing().name().value())));
      }
    }
  }

  private void attachmentsAreKnown() {
    Set<PolicyId> policies =
        draft.policies().stream().map(policy -> policy.thing().id()).collect(Collectors.toSet());
    Set<Attachment> seen = new HashSet<>();
    for (Placed<Attachment> attachment : draft.attachments()) {
      PolicyId policy = attachment.thing().policyId();
      TargetId target = attachment.thing().targetId();
      if (!policies.contains(policy)) {
        error(
            "unknown-policy",
            attachment.where(),
            "policy %s is attached to %s, but is not among the policies".formatted(policy, target));
      }
      if (!targets.contains(target)) {
        error(
            "unknown-target",
            attachment.where(),
            "policy %s is attached to %s, which is not in this organization"
                .formatted(policy, target));
      }
      if (!seen.add(attachment.thing())) {
        error(
            "duplicate-attachment",
            attachment.where(),
            "policy %s is attached to %s twice".formatted(policy, target));
      }
    }
  }

  private void error(String rule, Where where, String message) {
    findings.add(Finding.of(Severity.ERROR, "snapshot." + rule, where, message));
  }
}
