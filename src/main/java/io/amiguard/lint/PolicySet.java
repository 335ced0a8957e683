package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.source.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The policies of one file. A policy that only turns the state on has its criteria from another
 * one, if any policy has some.
 */
final class PolicySet {
  private final List<Finding> findings = new ArrayList<>();
  private boolean haveCriteria;

  /** Checks a policy. */
  void check(SourceNode content) {
    Problems own = new Problems();
    Optional<PolicyDraft> policy = new PolicyLint(own).check(content);
    haveCriteria = haveCriteria || policy.filter(PolicySet::mayHaveCriteria).isPresent();
    findings.addAll(own.byPlace());
  }

  private static boolean mayHaveCriteria(PolicyDraft policy) {
    return policy.given() > 0 || !policy.unknown().isEmpty();
  }

  /** Takes in a policy of which nothing is known, so that it may have criteria. */
  void addUnknown() {
    haveCriteria = true;
  }

  /** Returns what is wrong with the policies that were checked. */
  List<Finding> findings() {
    return findings.stream()
        .filter(finding -> !haveCriteria || !finding.rule().equals("policy.state-without-criteria"))
        .toList();
  }
}
