package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What has moved in an organization since a plan was made, as far as the plan rests on it. */
public final class Staleness {
  private final CurrentOrganization then;
  private final CurrentOrganization now;
  private final Basis before;
  private final Basis after;
  private final Set<PolicyName> ours;
  private final Set<TargetId> targets;
  private final List<Finding> findings = new ArrayList<>();

  private Staleness(Plan plan, CurrentOrganization now) {
    this.then = plan.current();
    this.now = now;
    this.before = Basis.of(plan, then);
    this.after = Basis.of(plan, now);
    this.ours = plan.touchedPolicies();
    this.targets = plan.targets();
  }

  /** Returns one finding for each thing that moved; none if the plan still fits. */
  public static List<Finding> of(Plan plan, CurrentOrganization now) {
    Staleness staleness = new Staleness(plan, now);
    if (!staleness.isOtherOrganization()) {
      staleness.comparePrerequisites();
      staleness.comparePolicies();
      staleness.compareUnits();
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
    Set<PolicyName> names = new LinkedHashSet<>(before.policies().keySet());
    names.addAll(after.policies().keySet());
    names.forEach(name -> compare(then.policy(name), now.policy(name)));
  }

  private void compare(
      Optional<DeclarativePolicy> policyBefore, Optional<DeclarativePolicy> policyAfter) {
    if (policyBefore.isEmpty()) {
      came(policyAfter.orElseThrow());
    } else if (policyAfter.isEmpty()) {
      gone(policyBefore.get());
    } else {
      compare(policyBefore.get(), policyAfter.get());
    }
  }

  private void came(DeclarativePolicy policy) {
    List<String> places =
        policy.targets().stream().filter(after.places()::contains).map(this::label).toList();
    if (places.isEmpty()) {
      moved("policy %s came since".formatted(policy.label()));
    } else {
      moved(
          "policy %s came since and is attached to %s"
              .formatted(policy.label(), SourceLabels.list(places)));
    }
  }

  /** Policies are told apart by name; that somebody renamed one is said, as it is not deleted. */
  private void gone(DeclarativePolicy policy) {
    now.policy(policy.id())
        .ifPresentOrElse(
            renamed ->
                moved("policy %s is called %s since".formatted(policy.label(), renamed.name())),
            () -> moved("policy %s is gone since".formatted(policy.label())));
  }

  private void compare(DeclarativePolicy before, DeclarativePolicy after) {
    if (!before.id().equals(after.id())) {
      moved("policy %s is another one now: %s".formatted(before.label(), after.label()));
      return;
    }
    if (!content(before).equals(content(after))) {
      moved("the content of policy %s was edited since".formatted(before.label()));
    }
    if (ours.contains(before.name()) && !before.description().equals(after.description())) {
      moved("the description of policy %s was edited since".formatted(before.label()));
    }
    if (before.isManaged() != after.isManaged()) {
      moved(
          "the tag %s of policy %s was changed since"
              .formatted(DeclarativePolicy.MANAGED_TAG, before.label()));
    }
    after.targetsWithoutThoseOf(before).stream()
        .filter(target -> counts(before, target))
        .forEach(target -> moved("policy %s was attached to %s since", after, target));
    before.targetsWithoutThoseOf(after).stream()
        .filter(target -> counts(before, target))
        .forEach(target -> moved("policy %s was detached from %s since", after, target));
  }

  /** Of a policy that is not ours only what it says to our accounts matters. */
  private boolean counts(DeclarativePolicy policy, TargetId target) {
    return ours.contains(policy.name())
        || before.places().contains(target)
        || after.places().contains(target);
  }

  /** Of a policy that is not ours only what has a say in Allowed AMIs matters. */
  private JsonNode content(DeclarativePolicy policy) {
    return ours.contains(policy.name())
        ? Meaning.of(policy.document().json())
        : Meaning.of(policy.document().aboutAllowedImages());
  }

  /** Also of a unit without accounts somebody wants something. */
  private void compareUnits() {
    targets.stream()
        .filter(target -> target.type() != TargetId.Type.ACCOUNT && then.tree().contains(target))
        .forEach(this::compareUnit);
  }

  private void compareUnit(TargetId unit) {
    if (!now.tree().contains(unit)) {
      moved("%s is gone since".formatted(label(unit)));
    } else if (!then.tree().pathTo(unit).equals(now.tree().pathTo(unit))) {
      moved(
          "%s is at another place since: %s"
              .formatted(then.tree().labelOf(unit), now.tree().labelOf(unit)));
    }
  }

  private void compareAccounts() {
    Set<TargetId> ids = new TreeSet<>(before.accounts().keySet());
    ids.addAll(after.accounts().keySet());
    for (TargetId id : ids) {
      if (!before.parentOf(id).equals(after.parentOf(id))) {
        Optional<TargetId> parentBefore = then.tree().parentOf(id);
        Optional<TargetId> parentAfter = now.tree().parentOf(id);
        moved(
            "account %s moved from %s to %s since"
                .formatted(
                    label(id),
                    parentBefore.map(then.tree()::labelOf).orElse("outside"),
                    parentAfter.map(now.tree()::labelOf).orElse("outside")));
      } else if (!before.stateOf(id).equals(after.stateOf(id))) {
        moved(
            "account %s was %s and is %s now"
                .formatted(
                    label(id), before.stateOf(id).orElseThrow(), after.stateOf(id).orElseThrow()));
      }
    }
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
}
