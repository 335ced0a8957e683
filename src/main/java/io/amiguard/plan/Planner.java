package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what is and what is wanted into a plan. Pure: the same input gives the same plan.
 *
 * <p>The order of changes is part of their meaning: enable, create, tag, update, attach, detach,
 * delete or untag. An account that moves from one policy to another is never without one on the
 * way, and a policy is ours, and a message in it known to be ours, before anything in it changes.
 * {@link ChangeOrder} says when updates wait for the detachments.
 */
public final class Planner {
  private final CurrentOrganization current;
  private final List<Change> enable = new ArrayList<>();
  private final List<Change> create = new ArrayList<>();
  private final List<Change> tag = new ArrayList<>();
  private final List<Change> update = new ArrayList<>();
  private final List<Change> attach = new ArrayList<>();
  private final List<Change> detach = new ArrayList<>();
  private final List<Change> release = new ArrayList<>();
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
    return plan(current, desired, PlanOptions.DEFAULT, findings);
  }

  /**
   * Returns the changes that make {@code current} what {@code desired} says, and what speaks
   * against making them.
   *
   * @param findings what was found on the way here; the plan carries them on
   */
  public static Plan plan(
      CurrentOrganization current,
      List<DesiredPolicy> desired,
      PlanOptions options,
      List<Finding> findings) {
    Planner planner = new Planner(current, findings);
    if (!desired.isEmpty()) {
      planner.enable();
    }
    desired.forEach(planner::reach);
    planner.leave(desired, options.leftOvers());
    Plan plan = new Plan(current, desired, planner.changes(), planner.findings, List.of(), options);
    return Review.of(ChangeOrder.of(plan));
  }

  private List<Change> changes() {
    return Stream.of(enable, create, tag, update, attach, detach, release)
        .flatMap(List::stream)
        .toList();
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
    } else if (live.get().isManaged() || desired.adoption() == Adoption.ALLOWED) {
      tagFor(desired, live.get());
      updateFor(desired, live.get());
    } else {
      findings.add(foreign(live.get()));
    }
  }

  private void createFor(DesiredPolicy desired) {
    create.add(
        new Change.CreatePolicy(
            desired.name(), desired.description(), desired.document(), tags(desired)));
    attachFor(desired, List.of());
  }

  private static Map<String, String> tags(DesiredPolicy desired) {
    return DeclarativePolicy.tagsFor(desired.document());
  }

  private void tagFor(DesiredPolicy desired, DeclarativePolicy live) {
    Map<String, String> missing = new HashMap<>(tags(desired));
    missing.entrySet().removeAll(live.tags().entrySet());
    if (!missing.isEmpty()) {
      tag.add(new Change.TagPolicy(live, missing));
    }
  }

  private void updateFor(DesiredPolicy desired, DeclarativePolicy live) {
    boolean isMessageLeftOut =
        live.hasMessageOfOurs() && desired.document().exceptionMessage().isEmpty();
    if (isMessageLeftOut) {
      release.add(new Change.UntagPolicy(live, Set.of(DeclarativePolicy.MESSAGE_TAG)));
    }
    PolicyDocument kept = isMessageLeftOut ? live.documentWithoutMessageOfOurs() : live.document();
    PolicyDocument document = kept.with(desired.document());
    boolean same =
        document.equals(live.document()) && desired.description().equals(live.description());
    if (!same) {
      update.add(new Change.UpdatePolicy(live, desired.description(), document));
    }
    attachFor(desired, live.targets());
  }

  private void attachFor(DesiredPolicy desired, List<TargetId> attached) {
    PolicyName name = desired.name();
    Set<TargetId> wanted = Set.copyOf(desired.targets());
    Set<TargetId> there = Set.copyOf(attached);
    for (TargetId target : desired.targets()) {
      if (!there.contains(target)) {
        attach.add(new Change.AttachPolicy(name, target));
      }
    }
    for (TargetId target : attached) {
      if (!wanted.contains(target)) {
        detach.add(new Change.DetachPolicy(name, target));
        reportSiblings(name, target);
      }
    }
  }

  /** What else a policy says is not ours to take away from accounts without a word. */
  private void reportSiblings(PolicyName name, TargetId target) {
    current
        .policy(name)
        .filter(DeclarativePolicy::saysMore)
        .map(live -> takesMoreAway(live, current.tree().labelOf(target)))
        .ifPresent(findings::add);
  }

  private void leave(List<DesiredPolicy> desired, LeftOvers leftOvers) {
    Set<PolicyName> names =
        desired.stream().map(DesiredPolicy::name).collect(Collectors.toUnmodifiableSet());
    for (DeclarativePolicy live : current.managedExcept(names)) {
      switch (leftOvers) {
        case KEEP -> findings.add(leftOver(live));
        case PRUNE -> prune(live);
      }
    }
  }

  /**
   * A policy that says more than we may write is given back, for the rest is not ours to delete.
   */
  private void prune(DeclarativePolicy live) {
    if (live.saysMore()) {
      PolicyDocument rest = live.documentWithoutMessageOfOurs().withoutAllowedImages();
      if (!rest.equals(live.document())) {
        detach.add(new Change.UpdatePolicy(live, live.description(), rest));
      }
      release.add(new Change.UntagPolicy(live, live.ownTags().keySet()));
    } else {
      live.targets().forEach(target -> detach.add(new Change.DetachPolicy(live.name(), target)));
      release.add(new Change.DeletePolicy(live));
    }
  }

  private static Finding foreign(DeclarativePolicy live) {
    return Finding.of(
            Severity.ERROR,
            "plan.foreign-policy",
            Where.target(live.label()),
            "a policy named %s exists and does not carry the tag %s=true, so it is not ours to change"
                .formatted(live.label(), DeclarativePolicy.MANAGED_TAG))
        .withHint(
            "give the policy another name in the settings, or take the live one over with --adopt or adopt: true");
  }

  private static Finding takesMoreAway(DeclarativePolicy live, String place) {
    return Finding.of(
            Severity.DANGER,
            "plan.detaches-other-attributes",
            Where.target(place),
            "policy %s says more than Allowed AMIs, and to detach it from %s takes the rest away there too"
                .formatted(live.label(), place))
        .withHint("name the place in targets, or give Allowed AMIs a policy of its own");
  }

  /** Returns that a policy of ours is not in the settings. */
  static Finding leftOver(DeclarativePolicy live) {
    return Finding.of(
            Severity.NOTE,
            "plan.left-over-policy",
            Where.target(live.label()),
            "policy %s is managed by amiguard and is not in the settings; it stays as it is"
                .formatted(live.label()))
        .withHint("add it to the settings, or remove it with --prune");
  }
}
