package io.amiguard.plan;

import static java.util.stream.Collectors.toCollection;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Plans for an organization of ten accounts, and what the limits say of them. */
abstract class LimitsCases {
  static final TargetId ROOT = new TargetId("r-acme");

  static final AllowedImagesSettings ENFORCED = Acme.allowing(State.ENABLED, "amazon");

  static final AllowedImagesSettings AUDIT = Acme.allowing(State.AUDIT_MODE, "amazon");

  /** Enforces the first accounts of an organization. */
  static Plan enforcing(int accounts, CurrentOrganization current) {
    return plan(current, Acme.desired("allowed-amis", ENFORCED, accounts(accounts)));
  }

  static Plan plan(CurrentOrganization current, DesiredPolicy... desired) {
    return Planner.plan(current, List.of(desired), List.of());
  }

  static Plan pruned(CurrentOrganization current) {
    return Planner.plan(
        current, List.of(), new PlanOptions(LeftOvers.PRUNE, SafetyLimits.DEFAULT), List.of());
  }

  static List<String> messages(Plan plan) {
    return SafetyLimits.DEFAULT.objectionsTo(plan).stream().map(Finding::message).toList();
  }

  static List<String> rules(Plan plan) {
    return rules(plan, SafetyLimits.DEFAULT);
  }

  static List<String> rules(Plan plan, SafetyLimits limits) {
    return limits.objectionsTo(plan).stream().map(Finding::rule).toList();
  }

  static SafetyLimits limits(int maxAccounts, int maxShare) {
    return new SafetyLimits(OptionalInt.of(maxAccounts), OptionalInt.of(maxShare));
  }

  static CurrentOrganization of(int accounts, DeclarativePolicy... policies) {
    return new CurrentOrganization(tree(accounts, List.of()), true, List.of(policies));
  }

  static OrganizationTree tree(int accounts, List<Account> more) {
    List<Account> all =
        IntStream.range(0, accounts)
            .mapToObj(i -> account(i, Account.State.ACTIVE))
            .collect(toCollection(ArrayList::new));
    all.addAll(more);
    return new OrganizationTree(
        "o-acme000001",
        id(0),
        new Root(ROOT, "Root", Set.of(DeclarativePolicy.TYPE)),
        List.of(),
        all);
  }

  static Account account(int number, Account.State state) {
    return new Account(id(number), "account-" + number, ROOT, state);
  }

  static TargetId[] accounts(int number) {
    return IntStream.range(0, number).mapToObj(SafetyLimitsTest::id).toArray(TargetId[]::new);
  }

  static TargetId id(int number) {
    return new TargetId("%012d".formatted(number));
  }
}
