package io.amiguard.plan;

import io.amiguard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a plan may go before it takes a flag.
 *
 * <p>Limits that the settings give count every active account whose effective policy changes.
 * Without them the defaults count those alone in which launches are restricted or unblocked, or may
 * be: a first rollout in {@code audit_mode} does neither and is not stopped. Where the organization
 * is enforced at once, the defaults have nothing to add to what {@link Brake#ENFORCING_ROOT} says.
 *
 * @param maxAccounts accounts; empty for {@value #DEFAULT_MAX_ACCOUNTS}
 * @param maxShare percent of the active accounts; empty for {@value #DEFAULT_MAX_SHARE}
 * @param maxBlockedInstances running instances whose image could not be launched anew; empty for
 *     any number
 */
public record SafetyLimits(
    OptionalInt maxAccounts, OptionalInt maxShare, OptionalInt maxBlockedInstances) {

  public static final int DEFAULT_MAX_ACCOUNTS = 100;
  public static final int DEFAULT_MAX_SHARE = 30;

  /** There is no smaller step than one account, however large a share of the accounts it is. */
  public static final int DEFAULT_SHARE_COUNTS_FROM = 2;

  /** No limit given. */
  public static final SafetyLimits DEFAULT =
      new SafetyLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /** Creates limits that do not count instances. */
  public SafetyLimits(OptionalInt maxAccounts, OptionalInt maxShare) {
    this(maxAccounts, maxShare, OptionalInt.empty());
  }

  /**
   * Returns what speaks against applying a plan. A finding of a {@link Brake} can be overruled with
   * its flag, an error cannot.
   */
  public List<Finding> objectionsTo(Plan plan) {
    if (plan.isEmpty()) {
      return List.of();
    }
    Reach reach = Reach.of(plan);
    EnforcementLimits enforcement = new EnforcementLimits(plan, reach);
    ChangeLimits change = new ChangeLimits(this, reach);
    List<Finding> objections = new ArrayList<>(Quotas.objectionsTo(plan));
    Optional<Finding> wholeOrganization = enforcement.enforcingRoot();
    wholeOrganization.ifPresent(objections::add);
    objections.addAll(change.given());
    if (wholeOrganization.isEmpty()) {
      objections.addAll(change.usual());
    }
    if (maxBlockedInstances.isPresent()) {
      long limit = maxBlockedInstances.getAsInt();
      new BlockedLimit(limit, reach, plan.options().blocked())
          .objection()
          .ifPresent(objections::add);
    }
    enforcement.noCriteria().ifPresent(objections::add);
    enforcement.withoutAmazon().ifPresent(objections::add);
    objections.addAll(OnTheWay.objectionsTo(plan));
    return List.copyOf(objections);
  }

  /** Returns whether what runs decides about a plan. */
  boolean isAboutInstancesOf(Plan plan) {
    return maxBlockedInstances.isPresent()
        && !plan.isEmpty()
        && !Reach.of(plan).accounts(Reach::restricts).isEmpty();
  }

  boolean isDefault() {
    return maxAccounts.isEmpty() && maxShare.isEmpty() && maxBlockedInstances.isEmpty();
  }
}
