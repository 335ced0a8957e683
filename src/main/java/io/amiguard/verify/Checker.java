package io.amiguard.verify;

import io.amiguard.AmiguardException;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Drift;
import io.amiguard.plan.Plan;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.PolicyReader.InvalidEffectivePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares an organization with the settings; every difference is a finding. */
public final class Checker {
  /** The rule of findings that say what could not be read. */
  public static final String UNREADABLE = "check.unreadable";

  private static final String OURS =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";

  private final Plan plan;
  private final OrganizationTree tree;
  private final PolicyReader policies;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Observation, List<TargetId>> observations = new LinkedHashMap<>();
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
    findings.addAll(Drift.of(plan));
    findings.addAll(plan.findings());
    findings.removeAll(plan.objections(Set.of()));
    return verification(new Sample(List.of(), 0));
  }

  /** Returns what differs at {@link Level#EFFECTIVE}, asking AWS about the accounts of a sample. */
  public Verification effective(Sample sample, Expectation expectation) {
    attached();
    policies.invalidEffectivePolicies().stream().map(this::invalid).forEach(findings::add);
    sample.accounts().forEach(account -> compare(account, expectation));
    observations.forEach((observation, accounts) -> findings.add(observation.in(accounts, tree)));
    return verification(sample);
  }

  /** Returns what the settings will have made of the organization. */
  public static Expectation expectationOf(Plan plan) {
    CurrentOrganization after = plan.after();
    return Expectation.of(after);
  }

  private void compare(TargetId account, Expectation expectation) {
    try {
      expectation
          .differences(account, policies.effectivePolicy(account))
          .forEach(difference -> observe(differs(difference), account));
      expectation.of(account).decisions().stream()
          .filter(decision -> decision.path().startsWith(OURS))
          .flatMap(this::foreignSteps)
          .forEach(observation -> observe(observation, account));
    } catch (AmiguardException e) {
      incomplete = true;
      observe(
          new Observation(
              Severity.WARNING,
              UNREADABLE,
              "the effective policy could not be read: " + e.getMessage(),
              "grant the permission, or try again; until then nothing is known here"),
          account);
    }
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
        "wait a minute and check again; if it stays, look for other policies on the path");
  }

  /** A value that a policy outside the settings decides is not what the settings say. */
  private Stream<Observation> foreignSteps(EffectivePolicy.Decision decision) {
    Set<PolicyName> ours =
        plan.desired().stream().map(DesiredPolicy::name).collect(Collectors.toSet());
    return decision.steps().stream()
        .filter(step -> !ours.contains(step.source().policyName()))
        .map(
            step ->
                new Observation(
                    Severity.DANGER,
                    "check.foreign-policy-decides",
                    "%s is %s because of policy %s (%s) attached to %s, which is not in the settings"
                        .formatted(
                            decision.path().substring(OURS.length()).replace('/', '.'),
                            decision.value(),
                            step.source().policyName(),
                            step.source().policyId(),
                            tree.labelOf(step.source().targetId())),
                    "detach that policy, or lock the value with child_policies"));
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
