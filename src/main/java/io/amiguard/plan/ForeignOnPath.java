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
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Policies of others that have a say in what accounts get of Allowed AMIs, on the way to a target
 * of ours.
 */
public final class ForeignOnPath {

  /** The rule of the findings. */
  public static final String RULE = "plan.foreign-policy-on-path";

  private static final int SAID_AT_MOST = 4;
  private static final Set<String> GOES_WITHOUT_SAYING =
      Set.of(PolicyKeys.EC2_ATTRIBUTES, PolicyKeys.ALLOWED_IMAGES_SETTINGS, PolicyKeys.ASSIGN);

  private final OrganizationTree tree;
  private final Map<TargetId, List<Reached>> reached = new HashMap<>();

  private ForeignOnPath(Plan plan) {
    this.tree = plan.current().tree();
    for (DesiredPolicy policy : plan.desired()) {
      for (TargetId target : policy.targets()) {
        Reached end = new Reached(policy.name(), target);
        tree.pathTo(target)
            .forEach(place -> reached.computeIfAbsent(place, it -> new ArrayList<>()).add(end));
      }
    }
  }

  /** Returns one finding for each place at which such a policy is attached. */
  static List<Finding> findings(Plan plan) {
    Set<PolicyName> ours = plan.touchedPolicies();
    List<DeclarativePolicy> foreign =
        plan.current().policies().stream()
            .filter(policy -> !policy.isManaged())
            .filter(policy -> !ours.contains(policy.name()))
            .filter(policy -> !policy.document().aboutAllowedImages().isEmpty())
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
    List<Reached> ends = reached.getOrDefault(place, List.of());
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "policy %s is not ours, is attached to %s %s, and says %s"
            .formatted(
                foreign.label(),
                tree.labelOf(place),
                relation(place, ends),
                says(foreign.document().aboutAllowedImages()));
    return Optional.of(
        Finding.of(Severity.WARNING, RULE, Where.target(tree.labelOf(place)), message)
            .withHint(
                "have its owner detach it, or name it in the settings and pass --adopt to take it over"));
  }

  /** A target of a policy of ours. */
  private record Reached(PolicyName policy, TargetId target) {}

  private String relation(TargetId place, List<Reached> ends) {
    Reached first = ends.get(0);
    String rest = ends.size() == 1 ? "" : " and %d more".formatted(ends.size() - 1);
    return place.equals(first.target())
        ? "beside policy %s%s".formatted(first.policy(), rest)
        : "on the way to policy %s at %s%s"
            .formatted(first.policy(), tree.labelOf(first.target()), rest);
  }

  /** Returns what the policy says, value by value, shortened. */
  private static String says(JsonNode about) {
    List<String> values = new ArrayList<>();
    for (Difference value : Difference.from(about)) {
      values.add(words(value.path()) + " = " + String.join(", ", value.added()));
    }
    int more = values.size() - SAID_AT_MOST;
    String said = values.stream().limit(SAID_AT_MOST).collect(Collectors.joining("; "));
    return more > 0 ? said + " and %d more".formatted(more) : said;
  }

  /** Leaves out what goes without saying, unless a control stands on it. */
  private static String words(List<String> path) {
    int last = path.size() - 1;
    boolean isControl = path.get(last).equals(PolicyKeys.CHILD_CONTROL);
    return IntStream.rangeClosed(0, last)
        .filter(i -> (isControl && i == last - 1) || !GOES_WITHOUT_SAYING.contains(lower(path, i)))
        .mapToObj(path::get)
        .collect(Collectors.joining("."));
  }

  private static String lower(List<String> path, int index) {
    return path.get(index).toLowerCase(Locale.ROOT);
  }
}
