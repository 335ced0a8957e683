package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Limits of AWS that a plan would meet half-way; no flag goes past them. */
final class Quotas {

  /** Policies attached directly, of everybody; inherited ones do not count (Organizations). */
  static final int MAX_POLICIES_ON_A_TARGET = 10;

  /** Documented for roots, units and accounts; policies are taken to have no more. */
  private static final int MAX_TAGS = 50;

  private Quotas() {}

  static List<Finding> objectionsTo(Plan plan) {
    List<Finding> objections = new ArrayList<>();
    plan.changes().stream()
        .filter(Change.UpdatePolicy.class::isInstance)
        .map(Change.UpdatePolicy.class::cast)
        .filter(update -> update.document().characters() > PolicyDocument.MAX_CHARACTERS)
        .map(Quotas::tooLong)
        .forEach(objections::add);
    plan.changes().stream()
        .filter(Change.TagPolicy.class::isInstance)
        .map(Change.TagPolicy.class::cast)
        .flatMap(tagging -> tooManyTags(tagging).stream())
        .forEach(objections::add);
    attachments(plan).forEach((target, more) -> count(plan.current(), target, more, objections));
    return objections;
  }

  private static Map<TargetId, Long> attachments(Plan plan) {
    return plan.changes().stream()
        .filter(Change.AttachPolicy.class::isInstance)
        .map(Change.AttachPolicy.class::cast)
        .collect(
            Collectors.groupingBy(
                Change.AttachPolicy::target, TreeMap::new, Collectors.counting()));
  }

  /** Counts before any detachment: what is attached comes first in the order of changes. */
  private static void count(
      CurrentOrganization current, TargetId target, long more, List<Finding> objections) {
    List<String> attached =
        current.policies().stream()
            .filter(policy -> policy.targets().contains(target))
            .map(DeclarativePolicy::label)
            .toList();
    if (attached.size() + more > MAX_POLICIES_ON_A_TARGET) {
      OrganizationTree tree = current.tree();
      objections.add(
          Finding.of(
                  Severity.ERROR,
                  "plan.too-many-policies",
                  Where.target(tree.labelOf(target)),
                  "%s has %d declarative policies and would get %d more before any is detached; AWS allows %d on one target"
                      .formatted(
                          tree.labelOf(target), attached.size(), more, MAX_POLICIES_ON_A_TARGET))
              .withHint("detach one of them first: " + String.join(", ", attached)));
    }
  }

  /** Found out half-way, it would leave behind what comes before the tag. */
  private static Optional<Finding> tooManyTags(Change.TagPolicy tagging) {
    Set<String> there = tagging.before().tagsToSet().keySet();
    Set<String> more = new TreeSet<>(tagging.tags().keySet());
    more.removeAll(there);
    String label = tagging.before().label();
    return more.isEmpty() || there.size() + more.size() <= MAX_TAGS
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    Severity.ERROR,
                    "plan.too-many-tags",
                    Where.target(label),
                    "policy %s has %d tags and would get %d more (%s); AWS allows %d"
                        .formatted(
                            label, there.size(), more.size(), String.join(", ", more), MAX_TAGS))
                .withHint("have its owner take one off first"));
  }

  private static Finding tooLong(Change.UpdatePolicy update) {
    String label = update.before().label();
    return Finding.of(
            Severity.ERROR,
            "plan.document-too-long",
            Where.target(label),
            "policy %s would have %d characters with what else it says; AWS allows %d"
                .formatted(label, update.document().characters(), PolicyDocument.MAX_CHARACTERS))
        .withHint("shorten the criteria, or give Allowed AMIs a policy of its own");
  }
}
