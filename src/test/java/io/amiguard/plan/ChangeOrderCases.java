package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;

/** Plans whose changes have an order. */
abstract class ChangeOrderCases {
  static final PolicyName NAME = new PolicyName("allowed-amis");

  static final AllowedImagesSettings ENFORCED = Acme.allowing(State.ENABLED, "amazon");

  static final AllowedImagesSettings AUDIT = Acme.allowing(State.AUDIT_MODE, "amazon");

  static DeclarativePolicy live(AllowedImagesSettings settings, TargetId... targets) {
    return Acme.managed("p-11111111", "allowed-amis", settings, targets);
  }

  static DesiredPolicy desired(AllowedImagesSettings settings, TargetId... targets) {
    return Acme.desired("allowed-amis", settings, targets);
  }

  static Plan plan(CurrentOrganization current, DesiredPolicy... desired) {
    return Planner.plan(current, List.of(desired), List.of());
  }

  static List<String> kinds(Plan plan) {
    return plan.changes().stream().map(change -> change.getClass().getSimpleName()).toList();
  }

  static List<String> rules(Plan plan) {
    return plan.findings().stream().map(Finding::rule).toList();
  }
}
