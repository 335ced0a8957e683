package io.amiguard.testing;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small company: a management account, two workload units, one of them nested, a sandbox. */
public final class Acme {
  public static final TargetId ROOT = new TargetId("r-acme");
  public static final TargetId WORKLOADS = new TargetId("ou-acme-11111111");
  public static final TargetId PROD = new TargetId("ou-acme-22222222");
  public static final TargetId SANDBOX = new TargetId("ou-acme-33333333");
  public static final TargetId MANAGEMENT = new TargetId("111111111111");
  public static final TargetId PROD_WEB = new TargetId("222222222222");
  public static final TargetId PROD_DATA = new TargetId("333333333333");
  public static final TargetId DEV = new TargetId("444444444444");
  public static final TargetId PLAYGROUND = new TargetId("555555555555");
  public static final TargetId CLOSED = new TargetId("666666666666");

  private Acme() {}

  /** Returns the tree with declarative policies enabled. */
  public static OrganizationTree tree() {
    return tree(Set.of(DeclarativePolicy.TYPE));
  }

  public static OrganizationTree tree(Set<String> policyTypes) {
    return new OrganizationTree(
        "o-acme000001",
        MANAGEMENT,
        new Root(ROOT, "Root", policyTypes),
        List.of(
            new OrganizationalUnit(WORKLOADS, "Workloads", ROOT),
            new OrganizationalUnit(PROD, "Prod", WORKLOADS),
            new OrganizationalUnit(SANDBOX, "Sandbox", ROOT)),
        List.of(
            account(MANAGEMENT, "management", ROOT),
            account(PROD_WEB, "prod-web", PROD),
            account(PROD_DATA, "prod-data", PROD),
            account(DEV, "dev", WORKLOADS),
            account(PLAYGROUND, "playground", SANDBOX),
            new Account(CLOSED, "old-shop", SANDBOX, Account.State.SUSPENDED)));
  }

  /** Returns the organization with everything enabled and these policies. */
  public static CurrentOrganization with(DeclarativePolicy... policies) {
    return new CurrentOrganization(tree(), true, List.of(policies));
  }

  /** Returns the organization before anyone has used declarative policies. */
  public static CurrentOrganization untouched() {
    return new CurrentOrganization(tree(Set.of()), false, List.of());
  }

  /** Returns a policy that carries our tag. */
  public static DeclarativePolicy managed(
      String id, String name, AllowedImagesSettings settings, TargetId... targets) {
    return new DeclarativePolicy(
        new PolicyId(id),
        new PolicyName(name),
        "Allowed AMIs",
        Map.of(DeclarativePolicy.MANAGED_TAG, "true"),
        PolicyDocument.of(settings),
        List.of(targets));
  }

  /** Returns what a policy is once it is as desired. */
  public static DeclarativePolicy managed(String id, DesiredPolicy desired) {
    return new DeclarativePolicy(
        new PolicyId(id),
        desired.name(),
        desired.description(),
        Map.of(DeclarativePolicy.MANAGED_TAG, "true"),
        desired.document(),
        desired.targets());
  }

  /** Returns a policy that somebody else made. */
  public static DeclarativePolicy foreign(
      String id, String name, String json, TargetId... targets) {
    return new DeclarativePolicy(
        new PolicyId(id),
        new PolicyName(name),
        "",
        Map.of(),
        PolicyDocument.parse(json),
        List.of(targets));
  }

  public static DesiredPolicy desired(
      String name, AllowedImagesSettings settings, TargetId... targets) {
    return new DesiredPolicy(
        new PolicyName(name), "Allowed AMIs", PolicyDocument.of(settings), List.of(targets));
  }

  /** Returns settings with one criterion that lists providers. */
  public static AllowedImagesSettings allowing(State state, String... providers) {
    return new AllowedImagesSettings(
        Optional.of(state),
        List.of(
            ImageCriterion.ofProviders(Arrays.stream(providers).map(ImageProvider::new).toList())),
        Optional.empty(),
        ChildPolicies.ALL);
  }

  private static Account account(TargetId id, String name, TargetId parent) {
    return new Account(id, name, parent, Account.State.ACTIVE);
  }
}
