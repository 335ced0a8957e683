package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.InheritanceFindings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a snapshot: what reading it finds, every policy in it, and what these make of each other.
 */
final class SnapshotLint {
  private final Problems problems;

  SnapshotLint(Problems problems) {
    this.problems = problems;
  }

  void check(SourceNode root) {
    List<Finding> found = new ArrayList<>();
    Optional<Snapshot> snapshot = SnapshotReader.read(root, found);
    problems.addAll(found);
    PolicySet policies = new PolicySet();
    contents(root).forEach(policies::check);
    problems.addAll(policies.findings());
    snapshot.ifPresent(read -> problems.addAll(interplay(root, read)));
  }

  /** What is not certain, such as the order of attachment, the findings say themselves. */
  private static List<Finding> interplay(SourceNode root, Snapshot snapshot) {
    SnapshotPlaces places = SnapshotPlaces.of(root, snapshot.tree());
    CurrentOrganization organization =
        new CurrentOrganization(
            snapshot.tree(),
            snapshot.servicePrincipals().contains(DeclarativePolicy.SERVICE_PRINCIPAL),
            snapshot.policies());
    return InheritanceFindings.of(organization).stream().map(places::placed).toList();
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
