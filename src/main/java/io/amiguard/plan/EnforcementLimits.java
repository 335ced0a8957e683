package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.Inheritance;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an enforcing policy must not do to an organization by surprise. */
final class EnforcementLimits {
  static final String AMAZON_NOT_ALLOWED = "plan.amazon-not-allowed";

  private static final int SMALLEST_ORGANIZATION = 2;
  private static final String MANAGED_COMPUTE =
      "managed compute (ECS, EKS, Lambda Managed Instances, EMR, Elastic Beanstalk)";

  private final Plan plan;
  private final Reach reach;

  EnforcementLimits(Plan plan, Reach reach) {
    this.plan = plan;
    this.reach = reach;
  }

  /**
   * Objects where the whole organization goes from not enforced to enforced, be it through the root
   * or target by target, and where the root takes most of it there. An organization of one account
   * has no smaller step.
   */
  Optional<Finding> enforcingRoot() {
    List<TargetId> rising = reach.accounts(EnforcementLimits::rises);
    boolean isSmallStep = rising.isEmpty() || reach.active().size() < SMALLEST_ORGANIZATION;
    if (isSmallStep) {
      return Optional.empty();
    }
    boolean isWhole = rising.size() == reach.active().size();
    return isWhole || isJumpOfTheRoot(rising)
        ? Optional.of(
            Brake.ENFORCING_ROOT.objection(
                reach.root(),
                "the plan takes %s from not enforced to enforced in one step, %d of %d active accounts: %s"
                    .formatted(
                        isWhole ? "the whole organization" : "the root",
                        rising.size(),
                        reach.active().size(),
                        reach.names(rising)),
                "enforce it on an account or a unit first"))
        : Optional.empty();
  }

  /** What enforcing without a criterion allows is not documented by AWS; perhaps nothing. */
  Optional<Finding> noCriteria() {
    List<TargetId> accounts =
        reach.accounts(
            effect ->
                Enforcement.lacksCriteria(effect.after())
                    && !Enforcement.lacksCriteria(effect.before()));
    return accounts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Brake.NO_CRITERIA.objection(
                reach.root(),
                "the plan leaves %s enforced, or perhaps so, with 0 criteria; at least 1 is needed, because AWS does not document what may be launched without: %s"
                    .formatted(Reach.count(accounts), reach.names(accounts)),
                "keep a policy with criteria on them"));
  }

  /** Node images of AWS's own compute services are Amazon's (EC2 User Guide, Allowed AMIs). */
  Optional<Finding> withoutAmazon() {
    List<TargetId> accounts =
        reach.accounts(
            effect ->
                Reach.restricts(effect)
                    && Enforcement.shutsOutAmazon(effect.after())
                    && !Enforcement.shutsOutAmazon(effect.before()));
    return accounts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                    Severity.DANGER,
                    AMAZON_NOT_ALLOWED,
                    Where.target(reach.root()),
                    "no criterion allows the provider amazon in %s that the plan enforces, %s"
                        .formatted(Reach.count(accounts), whoNeedsIt(accounts)))
                .withHint(
                    "add amazon to allowed_image_providers unless nobody uses these services"));
  }

  private String whoNeedsIt(List<TargetId> accounts) {
    Optional<BlockedInstances> there =
        plan.options()
            .blocked()
            .map(all -> all.in(accounts))
            .filter(it -> it.managed().isPresent());
    SortedMap<TargetId, Long> managed =
        there.flatMap(BlockedInstances::managed).orElseGet(TreeMap::new);
    if (!managed.isEmpty()) {
      return "and AWS services run instances there that they may not be able to replace: %s%s"
          .formatted(
              reach.counts(managed),
              there.get().isComplete() ? "" : "; not all that runs there is known");
    }
    String anybody =
        "so %s may not be able to launch there: %s"
            .formatted(MANAGED_COMPUTE, reach.names(accounts));
    return there.filter(BlockedInstances::isComplete).isPresent()
        ? anybody + "; no AWS service runs an instance there now"
        : anybody;
  }

  /**
   * Few accounts are left for the root where most are enforced; exceptions do not count as such.
   */
  private boolean isJumpOfTheRoot(List<TargetId> rising) {
    Inheritance now = plan.current().inheritance();
    long enforced =
        reach.active().stream()
            .filter(id -> Enforcement.of(now.effective(id)) == Enforcement.YES)
            .count();
    return enforced < rising.size() && rootRises(now);
  }

  private boolean rootRises(Inheritance now) {
    TargetId root = reach.tree().root().id();
    Inheritance then = plan.after().inheritance();
    return Enforcement.of(then.effective(root)).risesFrom(Enforcement.of(now.effective(root)));
  }

  private static boolean rises(Effect effect) {
    return Enforcement.of(effect.after()).risesFrom(Enforcement.of(effect.before()));
  }
}
