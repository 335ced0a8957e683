package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what is and what is wanted into a plan. Pure: the same input gives the same plan.
 *
 * <p>The order of changes is part of their meaning: enable, create, update, attach, detach. An
 * account that moves from one policy to another is never without one on the way.
 */
public final class Planner {
  private static final Map<String, String> TAGS = Map.of(DeclarativePolicy.MANAGED_TAG, "true");

  private final CurrentOrganization current;
  private final List<Change> enable = new ArrayList<>();
  private final List<Change> create = new ArrayList<>();
  private final List<Change> update = new ArrayList<>();
  private final List<Change> attach = new ArrayList<>();
  private final List<Change> detach = new ArrayList<>();
  private final List<Finding> findings;

  private Planner(CurrentOrganization current, List<Finding> findings) {
    this.current = current;
    this.findings = new ArrayList<>(findings);
  }

  /**
   * Returns the changes that make {@code current} what {@code desired} says.
   *
   * @param findings what was found on the way here; the plan carries them on
   */
  public static Plan plan(
      CurrentOrganization current, List<DesiredPolicy> desired, List<Finding> findings) {
    Planner planner = new Planner(current, findings);
    if (!desired.isEmpty()) {
      planner.enable();
    }
    desired.forEach(planner::reach);
    planner.reportLeftOvers(desired);
    List<Change> changes =
        Stream.of(planner.enable, planner.create, planner.update, planner.attach, planner.detach)
            .flatMap(List::stream)
            .toList();
    Plan plan = new Plan(current, desired, changes, planner.findings, List.of());
    return plan.isRefused() || desired.isEmpty() ? plan : withWarnings(plan);
  }

  /** Warns about the organization as it will be. */
  private static Plan withWarnings(Plan plan) {
    List<Finding> findings = new ArrayList<>(plan.findings());
    findings.addAll(InheritanceFindings.of(plan.after(), plan.touchedPolicies(), plan.targets()));
    return new Plan(plan.current(), plan.desired(), plan.changes(), findings, List.of());
  }

  /** Trusted access comes first: AWS refuses the policy type without it. */
  private void enable() {
    if (!current.hasServiceAccess()) {
      enable.add(new Change.EnableServiceAccess(DeclarativePolicy.SERVICE_PRINCIPAL));
    }
    if (!current.hasPolicyType()) {
      enable.add(new Change.EnablePolicyType(current.tree().root().id(), DeclarativePolicy.TYPE));
    }
  }

  private void reach(DesiredPolicy desired) {
    Optional<DeclarativePolicy> live = current.policy(desired.name());
    if (live.isEmpty()) {
      createFor(desired);
    } else if (live.get().isManaged()) {
      updateFor(desired, live.get());
    } else {
      findings.add(foreign(live.get()));
    }
  }

  private void createFor(DesiredPolicy desired) {
    create.add(
        new Change.CreatePolicy(desired.name(), desired.description(), desired.document(), TAGS));
    attachFor(desired, List.of());
  }

  private void updateFor(DesiredPolicy desired, DeclarativePolicy live) {
    PolicyDocument document = live.document().with(desired.document());
    boolean same =
        document.equals(live.document()) && desired.description().equals(live.description());
    if (!same) {
      update.add(new Change.UpdatePolicy(live, desired.description(), document));
    }
    attachFor(desired, live.targets());
  }

  private void attachFor(DesiredPolicy desired, List<TargetId> attached) {
    PolicyName name = desired.name();
    for (TargetId target : desired.targets()) {
      if (!attached.contains(target)) {
        attach.add(new Change.AttachPolicy(name, target));
      }
    }
    for (TargetId target : attached) {
      if (!desired.targets().contains(target)) {
        detach.add(new Change.DetachPolicy(name, target));
      }
    }
  }

  private void reportLeftOvers(List<DesiredPolicy> desired) {
    Set<PolicyName> names =
        desired.stream().map(DesiredPolicy::name).collect(Collectors.toUnmodifiableSet());
    current.policies().stream()
        .filter(DeclarativePolicy::isManaged)
        .filter(policy -> !names.contains(policy.name()))
        .map(Planner::leftOver)
        .forEach(findings::add);
  }

  private static Finding foreign(DeclarativePolicy live) {
    return Finding.of(
            Severity.ERROR,
            "plan.foreign-policy",
            Where.target(live.label()),
            "a policy named %s exists and does not carry the tag %s=true, so it is not ours to change"
                .formatted(live.label(), DeclarativePolicy.MANAGED_TAG))
        .withHint("give the policy another name in the settings, or tag the live one yourself");
  }

  private static Finding leftOver(DeclarativePolicy live) {
    return Finding.of(
            Severity.NOTE,
            "plan.left-over-policy",
            Where.target(live.label()),
            "policy %s is managed by amiguard and is not in the settings; it stays as it is"
                .formatted(live.label()))
        .withHint("add it to the settings, or detach and delete it by hand");
  }
}
