package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Notes about policies of the settings whose state lower policies could change, where there are
 * lower policies. Those that do change it are told apart; an overlay is meant to.
 */
final class OpenStates {
  private final OrganizationTree tree;
  private final List<DeclarativePolicy> policies;
  private final Outlooks outlooks;
  private final SourceLabels labels;

  private OpenStates(CurrentOrganization organization, Outlooks outlooks) {
    this.tree = organization.tree();
    this.policies = organization.policies();
    this.outlooks = outlooks;
    this.labels = new SourceLabels(tree);
  }

  static List<Finding> findings(
      CurrentOrganization organization, Set<PolicyName> ours, Outlooks outlooks) {
    OpenStates states = new OpenStates(organization, outlooks);
    List<Finding> findings = new ArrayList<>();
    for (DeclarativePolicy policy : organization.policies()) {
      if (ours.contains(policy.name()) && !states.hasOverlay(policy)) {
        states.addNote(policy, findings);
      }
    }
    return findings;
  }

  private boolean hasOverlay(DeclarativePolicy policy) {
    return policies.stream().anyMatch(it -> Surprises.isOverlay(it.name(), policy.name()));
  }

  private void addNote(DeclarativePolicy policy, List<Finding> findings) {
    List<TargetId> open = policy.targets().stream().filter(it -> isOpen(policy, it)).toList();
    List<Source> lower = lowerPolicies(policy, Set.copyOf(open));
    if (!lower.isEmpty()) {
      findings.add(
          Finding.of(
                  Severity.NOTE,
                  "inheritance.state-not-locked",
                  Where.target(tree.labelOf(open.get(0))),
                  "%s leaves its state open to lower policies, and there are some: %s"
                      .formatted(
                          labels.policy(source(policy, open.get(0))),
                          labels.policiesOnTargets(lower)))
              .withHint("lock it with child_policies: append or none"));
    }
  }

  /** Returns whether the policy decides the state at a target, and lower ones may assign it. */
  private boolean isOpen(DeclarativePolicy policy, TargetId target) {
    List<Decision> state = outlooks.of(target).at(Effect.STATE_PATH);
    return state.size() == 1
        && Outlook.author(state.get(0)).equals(source(policy, target))
        && state.get(0).permitted().contains(PolicyKeys.ASSIGN);
  }

  private List<Source> lowerPolicies(DeclarativePolicy upper, Set<TargetId> open) {
    if (open.stream().allMatch(TargetId::isAccount)) {
      return List.of();
    }
    List<Source> lower = new ArrayList<>();
    for (DeclarativePolicy policy : policies) {
      if (!policy.name().equals(upper.name()) && policy.document().allowedImages().isPresent()) {
        policy.targets().stream()
            .filter(target -> isBelow(target, open))
            .map(target -> source(policy, target))
            .filter(source -> !decidesState(source))
            .forEach(lower::add);
      }
    }
    return lower;
  }

  private boolean isBelow(TargetId target, Set<TargetId> places) {
    return !places.contains(target) && tree.pathTo(target).stream().anyMatch(places::contains);
  }

  private boolean decidesState(Source source) {
    return Outlook.authors(outlooks.of(source.targetId()).at(Effect.STATE_PATH)).contains(source);
  }

  private static Source source(DeclarativePolicy policy, TargetId target) {
    return new Source(policy.id(), policy.name(), target);
  }
}
