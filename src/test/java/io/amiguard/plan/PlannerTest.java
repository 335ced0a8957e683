package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final AllowedImagesSettings AUDIT = allowing(State.AUDIT_MODE, "amazon");
  private static final AllowedImagesSettings WIDER =
      allowing(State.AUDIT_MODE, "amazon", "777777777777");
  private static final PolicyName NAME = new PolicyName("allowed-amis");

  @Test
  void enablesTrustedAccessBeforeThePolicyTypeAndCreatesBeforeItAttaches() {
    Plan plan = plan(Acme.untouched(), desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.changes())
        .containsExactly(
            new Change.EnableServiceAccess("ec2.amazonaws.com"),
            new Change.EnablePolicyType(Acme.ROOT, "DECLARATIVE_POLICY_EC2"),
            new Change.CreatePolicy(
                NAME, "Allowed AMIs", PolicyDocument.of(AUDIT), Map.of("amiguard:managed", "true")),
            new Change.AttachPolicy(NAME, Acme.ROOT));
  }

  @Test
  void isEmptyWhereEverythingIsAsWanted() {
    Plan plan =
        plan(
            Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)),
            desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.findings()).isEmpty();
  }

  @Test
  void updatesWhatMeansSomethingElseAndKeepsTheSiblings() {
    DeclarativePolicy live =
        managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)
            .with(
                "Allowed AMIs",
                PolicyDocument.parse(
                    """
                    {"ec2_attributes": {
                       "serial_console_access": {"status": {"@@assign": "disabled"}},
                       "allowed_images_settings": {"state": {"@@assign": "enabled"}}}}
                    """));

    Plan plan = plan(Acme.with(live), desired("allowed-amis", WIDER, Acme.ROOT));

    assertThat(plan.changes())
        .containsExactly(
            new Change.UpdatePolicy(live, "Allowed AMIs", live.document().with(WIDER)));
    assertThat(plan.after().policies().get(0).document().minified())
        .contains("serial_console_access")
        .contains("777777777777");
  }

  @Test
  void attachesTheNewTargetBeforeItDetachesTheOldOne() {
    Plan plan =
        plan(
            Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.WORKLOADS)),
            desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.changes())
        .containsExactly(
            new Change.AttachPolicy(NAME, Acme.ROOT),
            new Change.DetachPolicy(NAME, Acme.WORKLOADS));
  }

  @Test
  void refusesAPolicyOfThatNameWithoutOurTag() {
    Plan plan =
        plan(
            Acme.with(foreign("p-99999999", "allowed-amis", "{\"ec2_attributes\":{}}", Acme.ROOT)),
            desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.isRefused()).isTrue();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.findings())
        .extracting(Finding::message)
        .containsExactly(
            "a policy named allowed-amis (p-99999999) exists and does not carry the tag"
                + " amiguard:managed=true, so it is not ours to change");
  }

  @Test
  void tellsAboutAManagedPolicyThatLeftTheSettingsAndKeepsIt() {
    Plan plan =
        plan(
            Acme.with(
                managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT),
                managed("p-22222222", "old", AUDIT, Acme.SANDBOX)),
            desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.findings()).extracting(Finding::rule).containsExactly("plan.left-over-policy");
  }

  @Test
  void leavesForeignPoliciesAlone() {
    Plan plan =
        plan(
            Acme.with(
                foreign("p-99999999", "theirs", "{\"ec2_attributes\":{}}", Acme.ROOT),
                managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)),
            desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.isEmpty()).isTrue();
  }

  private static Plan plan(CurrentOrganization current, DesiredPolicy desired) {
    return Planner.plan(current, List.of(desired), List.of());
  }
}
