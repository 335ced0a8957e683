package io.amiguard.verify;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.PolicyReader.InvalidEffectivePolicy;
import io.amiguard.policy.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** An organization with one policy of ours, and what a check finds there. */
abstract class CheckerCases {
  static final AllowedImagesSettings AUDIT = allowing(State.AUDIT_MODE, "amazon");

  /** Returns the findings but for what follows from inheritance alone. */
  static List<Finding> without(Verification verification) {
    return verification.findings().stream()
        .filter(finding -> !finding.rule().startsWith("inheritance."))
        .toList();
  }

  static Verification check(CurrentOrganization current, PolicyReader aws) {
    Plan plan = plan(current);
    Expectation expectation = Expectation.of(plan);
    return new Checker(plan, aws)
        .effective(Sample.all(current.tree(), plan.desired().get(0).targets()), expectation);
  }

  static Plan plan(CurrentOrganization current) {
    return Planner.plan(
        current,
        List.of(
            desired(
                "allowed-amis",
                AUDIT,
                current.policies().get(0).targets().toArray(TargetId[]::new))),
        List.of());
  }

  /** AWS as it is when it shows something else for each account. */
  static PolicyReader showing(CurrentOrganization current, Consumer<ObjectNode> change) {
    return answering(
        current,
        predicted -> {
          change.accept(predicted);
          return Optional.of(predicted);
        });
  }

  /** AWS as it is when it gives another answer for each account. */
  static PolicyReader answering(
      CurrentOrganization current, Function<ObjectNode, Optional<ObjectNode>> answer) {
    return new Predicted(current) {
      @Override
      public Optional<ObjectNode> effectivePolicy(TargetId account) {
        return super.effectivePolicy(account).flatMap(answer);
      }
    };
  }

  /** AWS as it is when it tells something of merged policies that it refuses. */
  static PolicyReader refusing(
      CurrentOrganization current, Supplier<List<InvalidEffectivePolicy>> refused) {
    return new Predicted(current) {
      @Override
      public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
        return refused.get();
      }
    };
  }

  /** Returns where the settings stand in what AWS shows. */
  static ObjectNode settings(ObjectNode effective) {
    return effective.withObject("/ec2_attributes/allowed_images_settings");
  }

  /** AWS as it is when it says just what we predict. */
  static class Predicted implements PolicyReader {
    private final CurrentOrganization organization;

    Predicted(CurrentOrganization organization) {
      this.organization = organization;
    }

    @Override
    public List<DeclarativePolicy> policies() {
      return organization.policies();
    }

    @Override
    public Optional<ObjectNode> effectivePolicy(TargetId account) {
      return Optional.of(
          Inheritance.of(organization.tree(), organization.policies())
              .effective(account)
              .content());
    }

    @Override
    public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
      return List.of();
    }
  }
}
