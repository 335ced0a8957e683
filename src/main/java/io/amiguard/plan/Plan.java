package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Returns the policies that are not the same before and after the changes. */
  public Set<PolicyName> changedPolicies() {
    CurrentOrganization after = after();
    return Stream.concat(current.policies().stream(), after.policies().stream())
        .map(DeclarativePolicy::name)
        .filter(name -> !current.policy(name).equals(after.policy(name)))
        .collect(Collectors.toCollection(TreeSet::new));
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
