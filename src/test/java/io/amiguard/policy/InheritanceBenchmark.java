package io.amiguard.policy;

import static java.util.stream.Collectors.joining;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An organization of a given size, and what it costs to predict every account's policy. {@link
 * #main} prints the figures for an organization at AWS's limits.
 */
final class InheritanceBenchmark {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final int MAX_NESTING = 5;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private final Random random = new Random(1);
  private final Size size;
  private final OrganizationTree tree;
  private final List<DeclarativePolicy> policies;

  /**
   * How large an organization is.
   *
   * @param perPolicy to how many accounts each policy is attached directly; to two units it always
   *     is
   */
  record Size(int accounts, int units, int policies, int perPolicy) {}

  InheritanceBenchmark(Size size) {
    this.size = size;
    this.tree = tree();
    this.policies = IntStream.range(0, size.policies()).mapToObj(this::policy).toList();
  }

  public static void main(String[] args) {
    print("policies on units only", new Size(50_000, 2_000, 1_000, 0));
    print("one account in five has policies", new Size(50_000, 2_000, 1_000, 10));
    print("every account has a policy", new Size(50_000, 2_000, 1_000, 100));
  }

  /** Returns the effective policy of every account; accounts may share one. */
  List<EffectivePolicy> effectivePolicies() {
    Inheritance inheritance = Inheritance.of(tree, policies);
    return tree.accounts().stream().map(account -> inheritance.effective(account.id())).toList();
  }

  private static void print(String title, Size size) {
    InheritanceBenchmark benchmark = new InheritanceBenchmark(size);
    long before = usedMegabytes();
    System.out.printf("%s: %s%n", title, size);
    for (int run = 1; run <= 5; run++) {
      long start = System.nanoTime();
      long startOnCpu = THREAD.getCurrentThreadCpuTime();
      List<EffectivePolicy> effective = benchmark.effectivePolicies();
      long millis = (System.nanoTime() - start) / 1_000_000;
      long millisOnCpu = (THREAD.getCurrentThreadCpuTime() - startOnCpu) / 1_000_000;
      Set<EffectivePolicy> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
      distinct.addAll(effective);
      System.out.printf(
          "  run %d: %d ms (%d ms on the processor), %d accounts share %d policies: %d MB%n",
          run, millis, millisOnCpu, effective.size(), distinct.size(), usedMegabytes() - before);
    }
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private OrganizationTree tree() {
    List<OrganizationalUnit> units = new ArrayList<>();
    List<List<TargetId>> byNesting = new ArrayList<>();
    byNesting.add(List.of(ROOT));
    IntStream.range(0, MAX_NESTING).forEach(level -> byNesting.add(new ArrayList<>()));
    for (int i = 0; i < size.units(); i++) {
      int nesting = 1 + Math.min(i * MAX_NESTING / size.units(), MAX_NESTING - 1);
      TargetId id = new TargetId("ou-acme-%08d".formatted(i));
      units.add(new OrganizationalUnit(id, "Unit" + i, pick(byNesting.get(nesting - 1))));
      byNesting.get(nesting).add(id);
    }
    List<Account> accounts =
        IntStream.range(0, size.accounts())
            .mapToObj(i -> new TargetId("%012d".formatted(i)))
            .map(id -> new Account(id, "a-" + id, pick(units).id(), Account.State.ACTIVE))
            .toList();
    Root root = new Root(ROOT, "Root", Set.of(DeclarativePolicy.TYPE));
    return new OrganizationTree("o-acme000001", accounts.get(0).id(), root, units, accounts);
  }

  private DeclarativePolicy policy(int index) {
    List<TargetId> targets = new ArrayList<>();
    if (index < 5) {
      targets.add(ROOT);
    }
    IntStream.range(0, 2).forEach(i -> targets.add(pick(tree.units()).id()));
    IntStream.range(0, size.perPolicy()).forEach(i -> targets.add(pick(tree.accounts()).id()));
    return new DeclarativePolicy(
        new PolicyId("p-%08d".formatted(index)),
        new PolicyName("policy-" + index),
        "",
        Map.of(),
        PolicyDocument.parse(document(index)),
        targets.stream().distinct().toList());
  }

  /** A policy in four assigns, the others append. */
  private String document(int index) {
    String operator = index % 4 == 0 ? "@@assign" : "@@append";
    return """
        {"ec2_attributes": {
          "exception_message": {"@@assign": "Ask team %d for this AMI"},
          "allowed_images_settings": {
            "state": {"@@assign": "%s", "@@operators_allowed_for_child_policies": ["@@assign"]},
            "image_criteria": {
              "criteria_1": {"allowed_image_providers": {"%s": [%s]}},
              "criteria_%d": {
                "allowed_image_providers": {"%s": [%s]},
                "image_names": {"@@assign": ["golden-%d-*"]},
                "creation_date_condition": {"maximum_days_since_created": {"@@assign": "300"}}}}}}}
        """
        .formatted(
            index % 7,
            index % 3 == 0 ? "enabled" : "audit_mode",
            operator,
            providers(),
            2 + index % 9,
            operator,
            providers(),
            index % 5);
  }

  private String providers() {
    return IntStream.range(0, 20)
        .mapToObj(i -> "\"%012d\"".formatted(random.nextInt(100)))
        .collect(joining(","));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
