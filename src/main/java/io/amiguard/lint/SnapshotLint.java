package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.snapshot.SnapshotReader;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a snapshot: what reading it finds, and every policy in it. */
final class SnapshotLint {
  private final Problems problems;

  SnapshotLint(Problems problems) {
    this.problems = problems;
  }

  void check(SourceNode root) {
    List<Finding> found = new ArrayList<>();
    SnapshotReader.read(root, found);
    problems.addAll(found);
    Problems inPolicies = new Problems();
    PolicyLint lint = new PolicyLint(inPolicies);
    List<PolicyDraft> policies =
        contents(root).stream().map(lint::check).flatMap(Optional::stream).toList();
    boolean haveCriteria = policies.stream().anyMatch(policy -> !policy.criteria().isEmpty());
    problems.addAll(
        inPolicies.byPlace().stream()
            .filter(
                finding ->
                    !(haveCriteria && finding.rule().equals("policy.state-without-criteria")))
            .toList());
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
