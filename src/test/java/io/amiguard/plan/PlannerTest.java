package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
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
  private static final String CONSOLE =
      """
      {"ec2_attributes": {"serial_console_access": {"status": {"@@assign": "disabled"}}}}""";
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
  void adoptsByTagFirstAndThenByUpdate() {
    DeclarativePolicy theirs =
        foreign("p-99999999", "allowed-amis", "{\"ec2_attributes\":{}}", Acme.ROOT);
    Plan plan = plan(Acme.with(theirs), adopting("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.changes())
        .containsExactly(
            new Change.TagPolicy(theirs, Map.of("amiguard:managed", "true")),
            new Change.UpdatePolicy(theirs, "Allowed AMIs", PolicyDocument.of(AUDIT)));
  }

  @Test
  void adoptingWhatIsOursAlreadyChangesNothing() {
    Plan plan =
        plan(
            Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT)),
            adopting("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void prunesByDetachingBeforeDeletingAndAfterEverythingElse() {
    DeclarativePolicy old = managed("p-22222222", "old", AUDIT, Acme.SANDBOX, Acme.PROD);
    Plan plan = pruning(Acme.with(old), desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.changes())
        .endsWith(
            new Change.AttachPolicy(NAME, Acme.ROOT),
            new Change.DetachPolicy(old.name(), Acme.PROD),
            new Change.DetachPolicy(old.name(), Acme.SANDBOX),
            new Change.DeletePolicy(old));
    assertThat(plan.touchedPolicies()).containsExactly(NAME, old.name());
    assertThat(plan.targets()).containsExactly(Acme.PROD, Acme.SANDBOX, Acme.ROOT);
  }

  @Test
  void saysWhichAccountsNoPolicyReachesOnceItIsPruned() {
    CurrentOrganization current = Acme.with(managed("p-22222222", "old", AUDIT, Acme.SANDBOX));

    assertThat(pruning(current).findings())
        .extracting(Finding::message)
        .containsExactly(
            "no policy about Allowed AMIs reaches 5 active accounts: management (111111111111),"
                + " prod-web (222222222222), prod-data (333333333333) and 2 more");
    assertThat(pruning(Acme.with()).findings()).isEmpty();
  }

  @Test
  void givesBackAPrunedPolicyThatSaysMore() {
    DeclarativePolicy shared =
        managed("p-22222222", "shared", AUDIT, Acme.SANDBOX)
            .with("Shared", PolicyDocument.parse(CONSOLE).with(AUDIT));
    Plan plan = pruning(Acme.with(shared), desired("allowed-amis", AUDIT, Acme.ROOT));

    DeclarativePolicy left = plan.after().policy(shared.name()).orElseThrow();
    assertThat(left)
        .isEqualTo(shared.with("Shared", PolicyDocument.parse(CONSOLE)).tagged(Map.of()));
  }

  @Test
  void saysWhatElseADetachmentTakesAway() {
    DeclarativePolicy shared =
        managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT, Acme.DEV)
            .with("Allowed AMIs", PolicyDocument.parse(CONSOLE).with(AUDIT));
    Plan plan = plan(Acme.with(shared), desired("allowed-amis", AUDIT, Acme.ROOT));

    assertThat(plan.findings())
        .extracting(Finding::message)
        .containsExactly(
            "policy allowed-amis (p-11111111) says more than Allowed AMIs, and to detach it from"
                + " dev (444444444444) takes the rest away there too");
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

  private static Plan pruning(CurrentOrganization current, DesiredPolicy... desired) {
    return Planner.plan(
        current,
        List.of(desired),
        new PlanOptions(PlanOptions.LeftOvers.PRUNE, SafetyLimits.DEFAULT),
        List.of());
  }

  private static DesiredPolicy adopting(
      String name, AllowedImagesSettings settings, TargetId... targets) {
    return new DesiredPolicy(
        new PolicyName(name),
        "Allowed AMIs",
        PolicyDocument.of(settings),
        List.of(targets),
        Adoption.ALLOWED);
  }

  private static Plan plan(CurrentOrganization current, DesiredPolicy desired) {
    return Planner.plan(current, List.of(desired), List.of());
  }
}
