package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How many accounts a plan may concern at once. */
final class ChangeLimits {
  private static final int PERCENT = 100;
  private static final String INSTEAD = "apply it in smaller steps, raise %s under limits";

  private final SafetyLimits limits;
  private final Reach reach;

  ChangeLimits(SafetyLimits limits, Reach reach) {
    this.limits = limits;
    this.reach = reach;
  }

  /** Returns what the limits of the settings say; they count every account that changes. */
  List<Finding> given() {
    Concern changed =
        new Concern(
            reach.accounts(effect -> true), "changes the effective settings of", "of the settings");
    return Stream.of(accounts(limits.maxAccounts(), changed), share(limits.maxShare(), changed))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns what the defaults say where the settings say nothing. */
  List<Finding> usual() {
    Concern blocking = new Concern(reach.accounts(ChangeLimits::counts), verb(), "by default");
    boolean shareCounts = blocking.accounts().size() >= SafetyLimits.DEFAULT_SHARE_COUNTS_FROM;
    return Stream.of(
            accounts(unless(limits.maxAccounts(), SafetyLimits.DEFAULT_MAX_ACCOUNTS), blocking),
            share(
                shareCounts
                    ? unless(limits.maxShare(), SafetyLimits.DEFAULT_MAX_SHARE)
                    : OptionalInt.empty(),
                blocking))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean counts(Effect effect) {
    return Reach.restricts(effect) || Reach.unblocks(effect);
  }

  private String verb() {
    boolean restricts = !reach.accounts(Reach::restricts).isEmpty();
    boolean unblocks = !reach.accounts(it -> counts(it) && !Reach.restricts(it)).isEmpty();
    String what =
        restricts && unblocks ? "restricts or unblocks" : unblocks ? "unblocks" : "restricts";
    return what + " launches, or may, in";
  }

  /**
   * Accounts that count for a limit.
   *
   * @param verb what the plan does to them
   * @param origin whose limit it is
   */
  private record Concern(List<TargetId> accounts, String verb, String origin) {}

  private static OptionalInt unless(OptionalInt given, int usual) {
    return given.isPresent() ? OptionalInt.empty() : OptionalInt.of(usual);
  }

  private Optional<Finding> accounts(OptionalInt limit, Concern concern) {
    int number = concern.accounts().size();
    return limit.isPresent() && number > limit.getAsInt()
        ? Optional.of(
            Brake.MAX_ACCOUNTS.objection(
                reach.root(),
                "the plan %s %s, and max_accounts %s is %d: %s"
                    .formatted(
                        concern.verb(),
                        Reach.count(concern.accounts()),
                        concern.origin(),
                        limit.getAsInt(),
                        reach.names(concern.accounts())),
                INSTEAD.formatted("max_accounts")))
        : Optional.empty();
  }

  /** Multiplied out, so that nothing is lost to rounding: exactly at the limit passes. */
  private Optional<Finding> share(OptionalInt limit, Concern concern) {
    long number = concern.accounts().size();
    long all = reach.active().size();
    return limit.isPresent() && number * PERCENT > limit.getAsInt() * all
        ? Optional.of(
            Brake.MAX_SHARE.objection(
                reach.root(),
                "the plan %s %d of %d active accounts (%d%%), and max_share %s is %d%%: %s"
                    .formatted(
                        concern.verb(),
                        number,
                        all,
                        roundedUp(number * PERCENT, all),
                        concern.origin(),
                        limit.getAsInt(),
                        reach.names(concern.accounts())),
                INSTEAD.formatted("max_share")))
        : Optional.empty();
  }

  /** A share that is past a limit does not read as if it were at it. */
  private static long roundedUp(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
