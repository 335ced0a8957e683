package io.amiguard.policy;

import io.amiguard.plan.CurrentOrganization;
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import io.amiguard.testing.Stopwatch;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What it costs to predict every account's policy. {@link #main} prints the figures for an
 * organization at AWS's limits.
 */
final class InheritanceBenchmark {
  private final CurrentOrganization organization;

  InheritanceBenchmark(Size size) {
    this.organization = LargeOrganization.of(size);
  }

  public static void main(String[] args) {
    print("policies on units only", new Size(50_000, 2_000, 1_000, 0));
    print("one account in five has policies", new Size(50_000, 2_000, 1_000, 10));
    print("every account has a policy", new Size(50_000, 2_000, 1_000, 100));
  }

  /** Returns the effective policy of every account; accounts may share one. */
  List<EffectivePolicy> effectivePolicies() {
    Inheritance inheritance = Inheritance.of(organization.tree(), organization.policies());
    return organization.tree().accounts().stream()
        .map(account -> inheritance.effective(account.id()))
        .toList();
  }

  private static void print(String title, Size size) {
    InheritanceBenchmark benchmark = new InheritanceBenchmark(size);
    System.out.printf("%s: %s%n", title, size);
    Stopwatch.print(
        5,
        () -> {
          List<EffectivePolicy> effective = benchmark.effectivePolicies();
          Set<EffectivePolicy> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
          distinct.addAll(effective);
          return "%d accounts share %d policies".formatted(effective.size(), distinct.size());
        });
  }
}
