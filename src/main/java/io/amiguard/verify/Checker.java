package io.amiguard.verify;

import io.amiguard.AmiguardException;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Drift;
import io.amiguard.plan.ForeignOnPath;
import io.amiguard.plan.InheritanceFindings;
import io.amiguard.plan.Plan;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.PolicyReader.InvalidEffectivePolicy;
import io.amiguard.verify.Comparison.Settled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Compares an organization with the settings; every difference is a finding. */
public final class Checker {
  private static final Set<String> ANSWERED =
      Set.of(ForeignOnPath.RULE, InheritanceFindings.ORDER_DECIDES);
  private static final String UNKNOWN =
      "grant the permission, or try again; until then nothing is known here";
  private static final String BELOW = "detach that policy, or lock the value with child_policies";
  private static final String BESIDE =
      "detach that policy; it was attached first, and on one target the first one wins";

  /** The rule of findings that say what could not be read. */
  public static final String UNREADABLE = "check.unreadable";

  private final Plan plan;
  private final OrganizationTree tree;
  private final PolicyReader policies;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Observation, List<TargetId>> observations = new LinkedHashMap<>();
  private final List<TargetId> unread = new ArrayList<>();
  private final Set<TargetId> frozen = new HashSet<>();
  private boolean incomplete;

  /**
   * @param plan what would have to change; empty if everything is attached as wanted
   */
  public Checker(Plan plan, PolicyReader policies) {
    this.plan = plan;
    this.tree = plan.current().tree();
    this.policies = policies;
  }

  /** Returns what differs at {@link Level#ATTACHED}. */
  public Verification attached() {
    addDrift();
    return verification(new Sample(List.of(), 0));
  }

  /**
   * Returns what differs at {@link Level#EFFECTIVE}, asking AWS about the accounts of a sample.
   * What a policy of others comes to is known then, so that its mere presence is no finding; and
   * what the order of attachment decided, so that it is no question any more.
   */
  public Verification effective(Sample sample, Expectation expectation) {
    return effective(sample, expectation, compared -> {});
  }

  /**
   * Returns the same.
   *
   * @param progress told how many accounts have been compared
   */
  public Verification effective(Sample sample, Expectation expectation, IntConsumer progress) {
    addDrift();
    findings.removeIf(finding -> ANSWERED.contains(finding.rule()));
    addInvalid();
    int compared = 0;
    for (TargetId account : sample.accounts()) {
      compare(account, expectation);
      progress.accept(++compared);
    }
    if (sample.outOf() == 0) {
      findings.add(nobody());
    }
    observations.forEach((observation, accounts) -> findings.add(observation.in(accounts, tree)));
    return verification(sample.without(unread));
  }

  /** Returns the accounts that AWS keeps on an older policy, as far as they were asked for. */
  public Set<TargetId> frozen() {
    return Set.copyOf(frozen);
  }

  /** How far an apply may go says nothing about what is. */
  private void addDrift() {
    findings.addAll(Drift.of(plan));
    findings.addAll(plan.findings());
    findings.removeAll(plan.objections(Set.of()));
  }

  private void compare(TargetId account, Expectation expectation) {
    try {
      Comparison comparison = expectation.compare(account, policies.effectivePolicy(account));
      if (!frozen.contains(account)) {
        comparison.differences().forEach(difference -> observe(differs(difference), account));
      }
      comparison.settled().forEach(value -> observe(settled(value), account));
      expectation.of(account).decisions().stream()
          .filter(decision -> Expectation.isOurs(decision.path()))
          .flatMap(decision -> foreignSteps(decision, expectation))
          .forEach(observation -> observe(observation, account));
    } catch (AmiguardException e) {
      incomplete = true;
      unread.add(account);
      observe(
          new Observation(
              Severity.WARNING,
              UNREADABLE,
              "the effective policy could not be read: " + withoutId(e, account),
              UNKNOWN),
          account);
    }
  }

  /** Whom it is about stands before the text, and the same text in many accounts is told once. */
  private static String withoutId(AmiguardException e, TargetId account) {
    return String.valueOf(e.getMessage()).replace("account " + account, "the account");
  }

  private void addInvalid() {
    try {
      for (InvalidEffectivePolicy invalid : policies.invalidEffectivePolicies()) {
        frozen.add(invalid.account());
        findings.add(invalid(invalid));
      }
    } catch (AmiguardException e) {
      incomplete = true;
      findings.add(
          Finding.of(
                  Severity.WARNING,
                  UNREADABLE,
                  Where.target(tree.organizationId()),
                  "whether AWS refuses the merged policy of an account could not be read: "
                      + e.getMessage())
              .withHint(UNKNOWN));
    }
  }

  private Finding nobody() {
    return Finding.of(
        Severity.NOTE,
        "check.no-active-account",
        Where.target(tree.organizationId()),
        "no active account is under the targets, so there was no effective policy to compare");
  }

  private void observe(Observation observation, TargetId account) {
    observations.computeIfAbsent(observation, key -> new ArrayList<>()).add(account);
  }

  private static Observation differs(Difference difference) {
    return new Observation(
        Severity.ERROR,
        "check.effective-differs",
        "AWS has %s %s; the settings give %s"
            .formatted(
                String.join(".", difference.path().subList(1, difference.path().size())),
                difference.after().map(Object::toString).orElse("not set"),
                difference.before().map(Object::toString).orElse("nothing")),
        "apply what 'amiguard plan' shows; if that is nothing, wait a minute and check again, and then"
            + " look for other policies on the path");
  }

  /** A value that a policy outside the settings decides is not what the settings say. */
  private Stream<Observation> foreignSteps(Decision decision, Expectation expectation) {
    return decision.steps().stream()
        .map(Step::source)
        .filter(source -> !expectation.isWanted(source.policyName()))
        .distinct()
        .map(source -> foreign(decision, source, BELOW));
  }

  /** What the order of attachment settled is never simply clean: attaching again can turn it. */
  private Observation settled(Settled value) {
    return value.foreign().isEmpty()
        ? new Observation(
            Severity.WARNING,
            "check.order-decides",
            "%s is %s only because of the order in which policies were attached"
                .formatted(name(value.shown()), value.shown().value()),
            "let one policy a target say it: detach the other, or take it out of one of them")
        : foreign(value.shown(), value.foreign().get(0), BESIDE);
  }

  private Observation foreign(Decision decision, Source source, String hint) {
    return new Observation(
        Severity.DANGER,
        "check.foreign-policy-decides",
        "%s is %s because of policy %s (%s) attached to %s, which is not in the settings"
            .formatted(
                name(decision),
                decision.value(),
                source.policyName(),
                source.policyId(),
                tree.labelOf(source.targetId())),
        hint);
  }

  private static String name(Decision decision) {
    String ours = "/" + PolicyKeys.EC2_ATTRIBUTES + "/";
    String path = decision.path().substring(ours.length());
    String images = PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";
    return (path.startsWith(images) ? path.substring(images.length()) : path).replace('/', '.');
  }

  private Finding invalid(InvalidEffectivePolicy invalid) {
    String label = tree.labelOf(invalid.account());
    return Finding.of(
            Severity.ERROR,
            "check.invalid-effective-policy",
            Where.target(label),
            "%s keeps its last valid effective policy, because AWS refuses the merged one: %s"
                .formatted(label, String.join("; ", invalid.errors())))
        .withHint("correct the policies that contribute; until then the account gets no update");
  }

  private Verification verification(Sample sample) {
    List<Finding> sorted = findings.stream().distinct().sorted(Finding.BY_PLACE).toList();
    return new Verification(
        sorted,
        sample,
        incomplete ? Verification.Completeness.INCOMPLETE : Verification.Completeness.COMPLETE);
  }
}
