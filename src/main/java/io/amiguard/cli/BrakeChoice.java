package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.account.AccountPlan;
import io.amiguard.plan.Brake;
import io.amiguard.plan.Plan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The brakes that a person overrules, one flag each. */
final class BrakeChoice {

  @Option(
      names = "--dangerous-allow-large-change",
      description = "Apply although more accounts are concerned than the limits allow.")
  boolean largeChange;

  @Option(
      names = "--dangerous-allow-blocked-instances",
      description = "Apply although more running instances lose their AMI than the limit allows.")
  boolean blockedInstances;

  @Option(
      names = "--dangerous-allow-enforcing-root",
      description = "Apply although the root or the whole organization is enforced in one step.")
  boolean enforcingRoot;

  @Option(
      names = "--dangerous-allow-no-criteria",
      description = "Apply although accounts end up enforced without any criterion.")
  boolean noCriteria;

  @Option(
      names = "--dangerous-allow-detour",
      description =
          "Apply although accounts have something half-way that they have neither before nor after.")
  boolean detour;

  /**
   * Lets a plan pass that has no objection left.
   *
   * @throws AmiguardException with the flags that would let it pass
   */
  void require(Plan plan) {
    require(plan.objections(overruled()));
  }

  /**
   * Lets a plan for accounts pass that has no objection left.
   *
   * @throws AmiguardException with the flags that would let it pass
   */
  void require(AccountPlan plan) {
    require(plan.objections(overruled()));
  }

  /**
   * Lets a rollback pass that has no objection left.
   *
   * @throws AmiguardException with the flags that would let it pass: it can be made no smaller
   */
  void requireRollback(Plan plan) {
    requireRollback(plan.objections(overruled()));
  }

  /** Lets a rollback in accounts pass that has no objection left. */
  void requireRollback(AccountPlan plan) {
    requireRollback(plan.objections(overruled()));
  }

  private static void requireRollback(List<Finding> objections) {
    if (!objections.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the rollback goes past the limits of its entry (%s), so nothing was changed. Pass %s to roll back all the same."
              .formatted(rules(objections), flags(objections)));
    }
  }

  private static void require(List<Finding> objections) {
    if (!objections.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan goes past its limits (%s), so nothing was changed. Make it smaller, or pass %s."
              .formatted(rules(objections), flags(objections)));
    }
  }

  private Set<Brake> overruled() {
    Set<Brake> overruled = EnumSet.noneOf(Brake.class);
    for (Brake brake : Brake.values()) {
      boolean isOverruled =
          switch (brake) {
            case MAX_ACCOUNTS, MAX_SHARE -> largeChange;
            case MAX_BLOCKED_INSTANCES -> blockedInstances;
            case ENFORCING_ROOT -> enforcingRoot;
            case NO_CRITERIA -> noCriteria;
            case ON_THE_WAY -> detour;
          };
      if (isOverruled) {
        overruled.add(brake);
      }
    }
    return overruled;
  }

  private static String flags(List<Finding> objections) {
    return objections.stream()
        .flatMap(finding -> Brake.of(finding).stream())
        .map(Brake::flag)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String rules(List<Finding> objections) {
    return objections.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
  }
}
