package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.FindingLines;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Policies of one path, and the findings about what they make of each other. */
abstract class InheritanceFindingsCases {
  static final AllowedImagesSettings ENABLED = allowing(State.ENABLED, "amazon");

  static final DeclarativePolicy OURS = managed("p-11111111", "allowed-amis", ENABLED, Acme.ROOT);

  static DeclarativePolicy locked() {
    return managed(
        "p-11111111",
        "allowed-amis",
        new AllowedImagesSettings(
            ENABLED.state(), ENABLED.criteria(), Optional.empty(), ChildPolicies.NONE),
        Acme.ROOT);
  }

  static DeclarativePolicy state(String name, String state) {
    return theirs("p-99999999", name, stateJson(state), Acme.PROD);
  }

  static String stateJson(String state) {
    return "{'ec2_attributes':{'allowed_images_settings':{'state':{'@@assign':'%s'}}}}"
        .formatted(state);
  }

  static DeclarativePolicy criteria(String name, String criteria) {
    return theirs(
        "p-99999999",
        name,
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':%s}}}".formatted(criteria),
        Acme.PROD);
  }

  static DeclarativePolicy theirs(String id, String name, String json, TargetId... targets) {
    return foreign(id, name, json.replace('\'', '"'), targets);
  }

  static String warnings(DeclarativePolicy ours, DeclarativePolicy... others) {
    List<DeclarativePolicy> all = new ArrayList<>(List.of(ours));
    all.addAll(Arrays.asList(others));
    return warnings(all, List.of(ours.name().value()));
  }

  static String warnings(List<DeclarativePolicy> policies, List<String> ours) {
    return FindingLines.of(
        plan(Acme.with(policies.toArray(DeclarativePolicy[]::new)), ours).findings().stream()
            .filter(finding -> finding.rule().startsWith("inheritance."))
            .toList());
  }

  /** A plan that has nothing to do: the settings say what is there. */
  static Plan plan(CurrentOrganization current, List<String> ours) {
    List<DesiredPolicy> desired =
        current.policies().stream()
            .filter(policy -> ours.contains(policy.name().value()))
            .map(
                policy ->
                    new DesiredPolicy(
                        policy.name(), policy.description(), policy.document(), policy.targets()))
            .toList();
    Plan plan = Planner.plan(current, desired, List.of());
    assertThat(plan.changes()).isEmpty();
    return plan;
  }
}
