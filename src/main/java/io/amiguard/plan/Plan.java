package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has to change so that an organization is as the settings want it.
 *
 * @param current the organization that the plan was made for
 * @param desired what the settings want
 * @param changes in the order in which they are made
 * @param findings problems that planning found; a plan with an error must not be applied
 * @param moves what-ifs, for the effects alone
 */
public record Plan(
    CurrentOrganization current,
    List<DesiredPolicy> desired,
    List<Change> changes,
    List<Finding> findings,
    List<Move> moves) {

  private static final String LEFT_OVER = "plan.left-over-policy";

  public Plan {
    desired = List.copyOf(desired);
    changes = List.copyOf(changes);
    findings = List.copyOf(findings);
    moves = List.copyOf(moves);
  }

  /** Returns the same plan, asking what its effects were if accounts were elsewhere. */
  public Plan whatIf(List<Move> accountsMoved) {
    return new Plan(current, desired, changes, findings, accountsMoved);
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
    return with(
        findings.stream()
            .filter(finding -> !isLeftOver(finding) || !places.contains(finding.where()))
            .toList());
  }

  /** Returns the same plan with those of its left overs that {@code known} holds too. */
  public Plan withLeftOversOf(List<Finding> known) {
    return with(
        findings.stream()
            .filter(finding -> !isLeftOver(finding) || known.contains(finding))
            .toList());
  }

  private Plan with(List<Finding> other) {
    return new Plan(current, desired, changes, other, moves);
  }

  private static boolean isLeftOver(Finding finding) {
    return finding.rule().equals(LEFT_OVER);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Returns whether the plan must not be applied. */
  public boolean isRefused() {
    return Finding.anyAtLeast(findings, Finding.Severity.ERROR);
  }

  /** Returns the policies that the settings want. */
  public Set<PolicyName> touchedPolicies() {
    return desired.stream().map(DesiredPolicy::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns where the policies of the plan are attached, before or after it. */
  public Set<TargetId> targets() {
    Set<TargetId> targets = new TreeSet<>();
    for (DesiredPolicy policy : desired) {
      targets.addAll(policy.targets());
      current.policy(policy.name()).ifPresent(live -> targets.addAll(live.targets()));
    }
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
    SimulatedWrites writes = new SimulatedWrites(current);
    applyTo(writes);
    return writes.result();
  }

  /** Returns the organization as it will be, with the accounts of {@link #moves} moved. */
  CurrentOrganization afterMoves() {
    CurrentOrganization after = after();
    OrganizationTree tree = after.tree();
    for (Move move : moves) {
      tree = move.applyTo(tree);
    }
    return new CurrentOrganization(tree, after.hasServiceAccess(), after.policies());
  }
}
