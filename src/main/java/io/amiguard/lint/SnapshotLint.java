package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.snapshot.SnapshotReader;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a snapshot: what reading it finds, and every policy in it. A policy that only turns the
 * state on has its criteria from another one, if any policy has some.
 */
final class SnapshotLint {
  private final Problems problems;

  SnapshotLint(Problems problems) {
    this.problems = problems;
  }

  void check(SourceNode root) {
    List<Finding> found = new ArrayList<>();
    SnapshotReader.read(root, found);
    problems.addAll(found);
    List<Finding> inPolicies = new ArrayList<>();
    boolean haveCriteria = false;
    for (SourceNode content : contents(root)) {
      Problems own = new Problems();
      Optional<PolicyDraft> policy = new PolicyLint(own).check(content);
      haveCriteria =
          haveCriteria || policy.filter(draft -> !draft.criteria().isEmpty()).isPresent();
      inPolicies.addAll(own.byPlace());
    }
    if (haveCriteria) {
      inPolicies.removeIf(finding -> finding.rule().equals("policy.state-without-criteria"));
    }
    problems.addAll(inPolicies);
  }

  private static List<SourceNode> contents(SourceNode root) {
    List<SourceNode> contents = new ArrayList<>();
    if (root instanceof Mapping snapshot
        && snapshot.get("policies").orElse(root) instanceof Sequence policies) {
      for (SourceNode policy : policies.items()) {
        if (policy instanceof Mapping mapping) {
          mapping.get("content").ifPresent(contents::add);
        }
      }
    }
    return contents;
  }
}
