package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to change so that an organization is as the settings want it. */
public final class Plan {
  private final CurrentOrganization current;
  private final List<DesiredPolicy> desired;
  private final List<Change> changes;
  private final List<Finding> findings;
  private final List<Move> moves;
  private final PlanOptions options;
  private final Outcome outcome;

  /**
   * Creates a plan.
   *
   * @param current the organization that the plan was made for
   * @param desired what the settings want
   * @param changes in the order in which they are made
   * @param findings problems that planning found; a plan with an error must not be applied
   * @param moves what-ifs, for the effects alone
   * @param options how the plan deals with more than the policies that are wanted
   */
  public Plan(
      CurrentOrganization current,
      List<DesiredPolicy> desired,
      List<Change> changes,
      List<Finding> findings,
      List<Move> moves,
      PlanOptions options) {
    this.current = current;
    this.desired = List.copyOf(desired);
    this.changes = List.copyOf(changes);
    this.findings = List.copyOf(findings);
    this.moves = List.copyOf(moves);
    this.options = options;
    this.outcome = new Outcome(current, this.changes, this.moves);
  }

  /** Creates the same plan with other findings; what it does to the organization is the same. */
  private Plan(Plan same, List<Finding> findings) {
    this.current = same.current;
    this.desired = same.desired;
    this.changes = same.changes;
    this.findings = List.copyOf(findings);
    this.moves = same.moves;
    this.options = same.options;
    this.outcome = same.outcome;
  }

  /** Creates a plan with the default options. */
  public Plan(
      CurrentOrganization current,
      List<DesiredPolicy> desired,
      List<Change> changes,
      List<Finding> findings,
      List<Move> moves) {
    this(current, desired, changes, findings, moves, PlanOptions.DEFAULT);
  }

  /** Returns the organization that the plan was made for. */
  public CurrentOrganization current() {
    return current;
  }

  /** Returns what the settings want. */
  public List<DesiredPolicy> desired() {
    return desired;
  }

  /** Returns the changes in the order in which they are made. */
  public List<Change> changes() {
    return changes;
  }

  public List<Finding> findings() {
    return findings;
  }

  /** Returns the what-ifs that the effects are about. */
  public List<Move> moves() {
    return moves;
  }

  public PlanOptions options() {
    return options;
  }

  /** Returns the same plan, asking what its effects were if accounts were elsewhere. */
  public Plan whatIf(List<Move> accountsMoved) {
    return new Plan(current, desired, changes, findings, accountsMoved, options);
  }

  /** Returns the same plan, with what it would do to what runs, and what speaks against that. */
  public Plan with(BlockedInstances instances) {
    List<Finding> others = PlanFindings.notAboutInstances(findings);
    Plan counted = new Plan(current, desired, changes, others, moves, options.with(instances));
    return counted.withFindings(
        PlanFindings.aboutInstances(options.limits().objectionsTo(counted)));
  }

  /** Returns whether a limit is about what runs where the plan restricts launches. */
  public boolean hasLimitOnInstances() {
    return options.limits().isAboutInstancesOf(this);
  }

  /** Returns the accounts whose effective policy the plan changes. */
  public Set<TargetId> affectedAccounts() {
    return effects().stream()
        .flatMap(effect -> effect.accounts().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the same plan with findings added. */
  public Plan withFindings(List<Finding> more) {
    return with(Stream.concat(findings.stream(), more.stream()).toList());
  }

  /**
   * Returns the same plan without what it says of live policies of these names as left over: the
   * settings name them, but this plan is not about them.
   */
  public Plan withoutLeftOvers(Set<PolicyName> names) {
    Set<Where> places =
        names.stream()
            .map(current::policy)
            .flatMap(Optional::stream)
            .map(live -> Where.target(live.label()))
            .collect(Collectors.toUnmodifiableSet());
    return with(PlanFindings.withoutLeftOversAt(places, findings));
  }

  /** Returns the same plan with those of its left overs that {@code known} holds too. */
  public Plan withLeftOversOf(List<Finding> known) {
    return with(PlanFindings.withLeftOversOf(known, findings));
  }

  /** Returns the same plan with its changes in another order. */
  Plan withChanges(List<Change> reordered) {
    return new Plan(current, desired, reordered, findings, moves, options);
  }

  /** Returns the same plan with hints that fit a rollback. */
  public Plan asRollback() {
    return with(findings.stream().map(Brake::inRollback).toList());
  }

  private Plan with(List<Finding> other) {
    return new Plan(this, other);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Returns whether the plan must not be applied. */
  public boolean isRefused() {
    return Finding.anyAtLeast(findings, Finding.Severity.ERROR);
  }

  /**
   * Returns the findings that stop the plan from being applied, unless somebody overrules them.
   *
   * @param overruled the brakes that do not count
   */
  public List<Finding> objections(Set<Brake> overruled) {
    return Brake.objections(findings, overruled);
  }

  /** Returns the policies that the settings want, and those that they want no more. */
  public Set<PolicyName> touchedPolicies() {
    Set<PolicyName> names =
        desired.stream()
            .map(DesiredPolicy::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (options.leftOvers() == LeftOvers.PRUNE) {
      current.managedExcept(names).forEach(policy -> names.add(policy.name()));
    }
    return Collections.unmodifiableSet(names);
  }

  /** Returns the policies that are not the same before and after the changes. */
  public Set<PolicyName> changedPolicies() {
    return outcome.changedPolicies();
  }

  /** Returns where the policies of the plan are attached, before or after it. */
  public Set<TargetId> targets() {
    Set<TargetId> targets = new TreeSet<>();
    desired.forEach(policy -> targets.addAll(policy.targets()));
    Stream.concat(touchedPolicies().stream(), changedPolicies().stream())
        .flatMap(name -> current.policy(name).stream())
        .forEach(live -> targets.addAll(live.targets()));
    return targets;
  }

  /** Returns how many changes of one kind the plan makes. */
  public long count(Change.Effort effort) {
    return changes.stream().filter(change -> change.effort() == effort).count();
  }

  /** Makes the changes, one after another. */
  public void applyTo(PolicyWriter writer) {
    changes.forEach(change -> change.applyTo(writer));
  }

  /** Returns the organization as it will be once every change is made. */
  public CurrentOrganization after() {
    return outcome.after();
  }

  /** Returns what the plan does to accounts, with those of {@link #moves} moved. */
  List<Effect> effects() {
    return outcome.effects();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan plan && parts().equals(plan.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "Plan" + parts();
  }

  private List<Object> parts() {
    return List.of(current, desired, changes, findings, moves, options);
  }
}
