package io.amiguard.testing;

import static java.util.stream.Collectors.joining;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** An organization of a given size with policies that differ, the same in every run. */
public final class LargeOrganization {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final int MAX_NESTING = 5;

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
  public record Size(int accounts, int units, int policies, int perPolicy) {}

  private LargeOrganization(Size size) {
    this.size = size;
    this.tree = tree();
    this.policies = IntStream.range(0, size.policies()).mapToObj(this::policy).toList();
  }

  public static CurrentOrganization of(Size size) {
    LargeOrganization large = new LargeOrganization(size);
    return new CurrentOrganization(large.tree, true, large.policies);
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
