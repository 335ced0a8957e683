package io.amiguard.plan;

import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import io.amiguard.testing.Stopwatch;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What it costs to plan, with the warnings, and to say what the plan does to every account. {@link
 * #main} prints the figures for an organization at AWS's limits.
 */
final class PlanBenchmark {
  private static final AllowedImagesSettings SETTINGS =
      Acme.allowing(State.ENABLED, "amazon", "777777777777");

  private final CurrentOrganization current;
  private final List<DesiredPolicy> desired;

  private PlanBenchmark(CurrentOrganization current, List<DesiredPolicy> desired) {
    this.current = current;
    this.desired = desired;
  }

  private static PlanBenchmark attaching(CurrentOrganization current, List<TargetId> targets) {
    return new PlanBenchmark(current, List.of(policy("allowed-amis", SETTINGS, targets)));
  }

  private static DesiredPolicy policy(
      String name, AllowedImagesSettings settings, List<TargetId> targets) {
    return Acme.desired(name, settings, targets.toArray(TargetId[]::new));
  }

  /** Returns a plan for one policy on the root of an organization. */
  static PlanBenchmark onRoot(Size size) {
    CurrentOrganization current = LargeOrganization.of(size);
    return attaching(current, List.of(current.tree().root().id()));
  }

  /** Returns a plan for one policy on each of many accounts of an organization without policies. */
  static PlanBenchmark onAccounts(int accounts) {
    CurrentOrganization current = LargeOrganization.of(new Size(accounts, 2_000, 0, 0));
    return attaching(current, current.tree().accounts().stream().map(Account::id).toList());
  }

  /**
   * Returns a plan that swaps what four policies say, two on the root and two on each account, so
   * that four orders of attachment are possible for every account.
   */
  static PlanBenchmark swapping(int accounts) {
    CurrentOrganization empty = LargeOrganization.of(new Size(accounts, 500, 0, 0));
    List<TargetId> root = List.of(empty.tree().root().id());
    List<TargetId> all = empty.tree().accounts().stream().map(Account::id).toList();
    AllowedImagesSettings audit = Acme.allowing(State.AUDIT_MODE, "888888888888");
    List<DesiredPolicy> before =
        List.of(
            policy("one", SETTINGS, root),
            policy("two", audit, root),
            policy("three", SETTINGS, all),
            policy("four", audit, all));
    List<DesiredPolicy> after =
        List.of(
            policy("one", audit, root),
            policy("two", SETTINGS, root),
            policy("three", audit, all),
            policy("four", SETTINGS, all));
    List<DeclarativePolicy> live =
        IntStream.range(0, before.size())
            .mapToObj(i -> Acme.managed("p-0000000" + i, before.get(i)))
            .toList();
    return new PlanBenchmark(new CurrentOrganization(empty.tree(), true, live), after);
  }

  public static void main(String[] args) {
    print("policies on units only", onRoot(new Size(50_000, 2_000, 1_000, 0)));
    print("one account in five has policies", onRoot(new Size(50_000, 2_000, 1_000, 10)));
    for (int accounts : new int[] {3_000, 6_000, 12_000}) {
      print("one policy on each of %,d accounts".formatted(accounts), onAccounts(accounts));
    }
    print("four policies swapped, two of them on each of 10,000 accounts", swapping(10_000));
  }

  /** Returns a plan that reaches every account. */
  Plan plan() {
    return Planner.plan(current, desired, List.of());
  }

  private static void print(String title, PlanBenchmark benchmark) {
    System.out.println(title);
    System.out.println(" plan with warnings");
    Stopwatch.print(5, () -> "%d findings".formatted(benchmark.plan().findings().size()));
    Plan plan = benchmark.plan();
    System.out.println(" effects");
    Stopwatch.print(5, () -> "%d groups of accounts".formatted(Effect.of(afresh(plan)).size()));
  }

  /** Returns the same plan, which does not know its effects yet. */
  private static Plan afresh(Plan plan) {
    return plan.whatIf(plan.moves());
  }
}
