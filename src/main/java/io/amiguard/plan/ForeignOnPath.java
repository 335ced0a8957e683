package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Difference;
import io.amiguard.policy.PolicyKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Policies of others that have a say in Allowed AMIs on the way to a target of ours. */
public final class ForeignOnPath {

  /** The rule of the findings. */
  public static final String RULE = "plan.foreign-policy-on-path";

  private static final int SAID_AT_MOST = 4;

  private final Plan plan;
  private final OrganizationTree tree;

  private ForeignOnPath(Plan plan) {
    this.plan = plan;
    this.tree = plan.current().tree();
  }

  /** Returns one finding for each place at which such a policy is attached. */
  static List<Finding> findings(Plan plan) {
    List<DeclarativePolicy> foreign =
        plan.current().policies().stream()
            .filter(policy -> !policy.isManaged())
            .filter(policy -> !plan.touchedPolicies().contains(policy.name()))
            .filter(
                policy -> policy.document().allowedImages().filter(it -> !it.isEmpty()).isPresent())
            .toList();
    if (foreign.isEmpty()) {
      return List.of();
    }
    ForeignOnPath path = new ForeignOnPath(plan);
    return foreign.stream()
        .flatMap(policy -> policy.targets().stream().map(place -> path.finding(policy, place)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> finding(DeclarativePolicy foreign, TargetId place) {
    List<Reached> reached = reached(place);
    if (reached.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "policy %s is not ours, is attached to %s %s, and says %s"
            .formatted(
                foreign.label(),
                tree.labelOf(place),
                relation(place, reached),
                says(foreign.document().allowedImages().orElseThrow()));
    return Optional.of(
        Finding.of(Severity.WARNING, RULE, Where.target(tree.labelOf(place)), message)
            .withHint(
                "have its owner detach it, or name it in the settings and pass --adopt to take it over"));
  }

  /** A target of a policy of ours. */
  private record Reached(DesiredPolicy policy, TargetId target) {}

  private List<Reached> reached(TargetId place) {
    return plan.desired().stream()
        .flatMap(policy -> policy.targets().stream().map(target -> new Reached(policy, target)))
        .filter(reached -> tree.pathTo(reached.target()).contains(place))
        .toList();
  }

  private String relation(TargetId place, List<Reached> reached) {
    Reached first = reached.get(0);
    String rest = reached.size() == 1 ? "" : " and %d more".formatted(reached.size() - 1);
    return place.equals(first.target())
        ? "beside policy %s%s".formatted(first.policy().name(), rest)
        : "on the way to policy %s at %s%s"
            .formatted(first.policy().name(), tree.labelOf(first.target()), rest);
  }

  /** Returns what the policy says, value by value, shortened. */
  private static String says(JsonNode allowedImages) {
    List<String> values = new ArrayList<>();
    for (Difference value : Difference.from(allowedImages)) {
      String path =
          value.path().stream()
              .filter(key -> !key.equals(PolicyKeys.ASSIGN))
              .collect(Collectors.joining("."));
      values.add(path + " = " + String.join(", ", value.added()));
    }
    int more = values.size() - SAID_AT_MOST;
    String said = values.stream().limit(SAID_AT_MOST).collect(Collectors.joining("; "));
    return more > 0 ? said + " and %d more".formatted(more) : said;
  }
}
