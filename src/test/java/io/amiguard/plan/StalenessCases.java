package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;

/** What a plan was made for, and what is there when it is applied. */
abstract class StalenessCases {
  static final AllowedImagesSettings AUDIT = allowing(State.AUDIT_MODE, "amazon");

  static final AllowedImagesSettings ENABLED = allowing(State.ENABLED, "amazon");

  static final String DISABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
      """;

  static final DeclarativePolicy OURS =
      managed("p-11111111", "allowed-amis", AUDIT, Acme.WORKLOADS);

  static final DeclarativePolicy THEIRS = foreign("p-99999999", "theirs", DISABLED, Acme.PROD);

  static OrganizationTree with(List<Account> accounts) {
    OrganizationTree tree = Acme.tree();
    return new OrganizationTree(
        tree.organizationId(), tree.managementAccountId(), tree.root(), tree.units(), accounts);
  }

  static List<String> moved(CurrentOrganization then, CurrentOrganization now) {
    return Staleness.of(plan(then), now).stream().map(Finding::message).toList();
  }

  static Plan plan(CurrentOrganization current) {
    return Planner.plan(
        current, List.of(desired("allowed-amis", ENABLED, Acme.WORKLOADS)), List.of());
  }
}
