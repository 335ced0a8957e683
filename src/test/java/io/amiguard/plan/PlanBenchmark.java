package io.amiguard.plan;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import io.amiguard.testing.Stopwatch;
import java.util.List;

/**
 * What it costs to plan, with the warnings, and to say what the plan does to every account. {@link
 * #main} prints the figures for an organization at AWS's limits.
 */
final class PlanBenchmark {
  private static final AllowedImagesSettings SETTINGS =
      Acme.allowing(State.ENABLED, "amazon", "777777777777");

  private final CurrentOrganization current;
  private final List<DesiredPolicy> desired;

  PlanBenchmark(Size size) {
    this.current = LargeOrganization.of(size);
    this.desired = List.of(Acme.desired("allowed-amis", SETTINGS, current.tree().root().id()));
  }

  public static void main(String[] args) {
    print("policies on units only", new Size(50_000, 2_000, 1_000, 0));
    print("one account in five has policies", new Size(50_000, 2_000, 1_000, 10));
  }

  /** Returns a plan that reaches every account. */
  Plan plan() {
    return Planner.plan(current, desired, List.of());
  }

  private static void print(String title, Size size) {
    PlanBenchmark benchmark = new PlanBenchmark(size);
    Plan plan = benchmark.plan();
    System.out.printf("%s: %s%n", title, size);
    System.out.println(" plan with warnings");
    Stopwatch.print(5, () -> "%d findings".formatted(benchmark.plan().findings().size()));
    System.out.println(" effects");
    Stopwatch.print(5, () -> "%d groups of accounts".formatted(Effect.of(plan).size()));
  }
}
