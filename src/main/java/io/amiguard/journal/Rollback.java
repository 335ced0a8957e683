package io.amiguard.journal;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.plan.ChangeOrder;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.plan.Review;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDifference;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way back from an entry of the journal.
 *
 * @param plan what brings back what was there before the entry
 * @param moved in what the organization is not as the entry left it; the plan must not be applied
 *     then
 */
public record Rollback(Plan plan, List<Finding> moved) {
  public Rollback {
    moved = List.copyOf(moved);
  }

  /**
   * Plans it, within the limits of the entry. Rollbacks of the entry that were begun, and rollbacks
   * of those, are gone on from.
   */
  public static Rollback of(Past past, CurrentOrganization live) {
    Map<PolicyName, Trace> traces = Trace.of(past);
    Ownership ownership = Ownership.of(past);
    List<Finding> moved = new ArrayList<>();
    List<DesiredPolicy> desired = new ArrayList<>();
    List<Finding> notes = new ArrayList<>(stayingEnabled(past.deeds()));
    RollbackChanges changes = new RollbackChanges();
    traces.forEach(
        (name, whole) -> {
          whole.gone(live.tree()).forEach(place -> notes.add(gone(name, place)));
          Trace trace = whole.within(live.tree());
          Optional<DeclarativePolicy> policy = trace.ours(live.policy(name));
          List<PolicyDifference> moves = trace.moves(policy);
          moves.forEach(move -> moved.add(moved(move, live)));
          trace.initial().map(Rollback::desired).ifPresent(desired::add);
          List<Change> back = RollbackChanges.between(policy, trace.initial());
          if (moves.isEmpty() && !back.isEmpty()) {
            policy
                .filter(present -> !ownership.allows(present, trace.initial()))
                .ifPresent(theirs -> moved.add(foreign(theirs)));
          }
          if (policy.isEmpty()) {
            trace.initial().flatMap(Rollback::withoutTagsOfAws).ifPresent(notes::add);
          }
          changes.add(policy, trace.initial());
        });
    PlanOptions options = new PlanOptions(LeftOvers.KEEP, past.entry().heading().limits());
    Plan plan = new Plan(live, desired, changes.inOrder(), notes, List.of(), options);
    return new Rollback(Review.of(ChangeOrder.of(plan)), moved);
  }

  private static DesiredPolicy desired(DeclarativePolicy initial) {
    return new DesiredPolicy(
        initial.name(), initial.description(), initial.document(), initial.targets());
  }

  /** To disable the policy type would detach every declarative policy of the organization. */
  private static List<Finding> stayingEnabled(List<Deed> deeds) {
    return deeds.stream()
        .map(Deed::step)
        .filter(step -> !step.isStopped())
        .map(Step::action)
        .filter(action -> action.startsWith("enable_"))
        .distinct()
        .map(action -> action.equals("enable_policy_type") ? policyType() : serviceAccess())
        .toList();
  }

  private static Finding policyType() {
    return stays(
        "policy type %s stays enabled: to disable it would detach every policy of that type"
            .formatted(DeclarativePolicy.TYPE));
  }

  private static Finding serviceAccess() {
    return stays(
        "trusted access for %s stays enabled: others may rely on it by now"
            .formatted(DeclarativePolicy.SERVICE_PRINCIPAL));
  }

  private static Finding stays(String message) {
    return Finding.of(Severity.NOTE, "rollback.stays-enabled", Where.nowhere(), message);
  }

  private static Finding gone(PolicyName policy, TargetId place) {
    return Finding.of(
            Severity.WARNING,
            "rollback.place-is-gone",
            Where.target(place.value()),
            "policy %s was attached to %s, which is not in the organization any more, and is not attached there again"
                .formatted(policy, place))
        .withHint("nothing is to be done if the account was closed or the unit deleted on purpose");
  }

  private static Optional<Finding> withoutTagsOfAws(DeclarativePolicy initial) {
    return initial.reservedTags().isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    Severity.WARNING,
                    "rollback.tags-of-aws",
                    Where.target(initial.name().value()),
                    "policy %s is created again without the tags that AWS alone can set: %s"
                        .formatted(initial.name(), String.join(", ", initial.reservedTags())))
                .withHint(
                    "whatever set them, such as a stack of CloudFormation, knows another policy by now"));
  }

  private static Finding moved(PolicyDifference move, CurrentOrganization live) {
    OrganizationTree tree = live.tree();
    String policy = move.policy().label();
    String target = move.target().map(id -> label(tree, id)).orElse("");
    String message =
        switch (move.kind()) {
          case MISSING -> missing(move.policy(), live);
          case UNEXPECTED -> "policy %s came since".formatted(policy);
          case REPLACED -> "policy %s is another one than it was".formatted(policy);
          case DOCUMENT -> "the content of policy %s was edited since".formatted(policy);
          case DESCRIPTION -> "the description of policy %s was edited since".formatted(policy);
          case TAGS -> "the tags of policy %s were changed since".formatted(policy);
          case ATTACHED -> "policy %s was attached to %s since".formatted(policy, target);
          case DETACHED -> "policy %s was detached from %s since".formatted(policy, target);
        };
    return stale(policy, message);
  }

  private static String missing(DeclarativePolicy policy, CurrentOrganization live) {
    return live.policy(policy.id())
        .map(renamed -> "policy %s is called %s since".formatted(policy.label(), renamed.name()))
        .orElseGet(() -> "policy %s is gone since".formatted(policy.label()));
  }

  private static Finding stale(String policy, String message) {
    return Finding.of(Severity.ERROR, "rollback.stale", Where.target(policy), message)
        .withHint("put it back by hand, or change the settings and plan anew");
  }

  private static Finding foreign(DeclarativePolicy theirs) {
    return stale(
        theirs.label(),
        "policy %s does not carry the tag %s=true, so it is not ours to change"
            .formatted(theirs.label(), DeclarativePolicy.MANAGED_TAG));
  }

  private static String label(OrganizationTree tree, TargetId id) {
    return tree.contains(id) ? tree.labelOf(id) : id.value();
  }
}
