package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said where policies of one path differ in the state. */
class StateFindingsTest extends InheritanceFindingsCases {
  @Test
  void isADangerWhereAForeignPolicySwitchesTheStateOff() {
    assertThat(warnings(OURS, state("team", "disabled")))
        .isEqualTo(
            "DANGER inheritance.state-changed /Workloads/Prod (ou-acme-22222222) policy team"
                + " (p-99999999) turns the state from enabled to disabled; policy allowed-amis"
                + " (p-11111111) on Root (r-acme) leaves it open to lower policies: 2 active"
                + " accounts under /Workloads/Prod (ou-acme-22222222) | if that is not meant,"
                + " detach the lower policy, or lock the state with child_policies\n");
  }

  @Test
  void isANoteWhereTheSettingsSwitchTheStateOffOrAnybodyTurnsItOn() {
    DeclarativePolicy lower =
        managed("p-22222222", "sandbox", allowing(State.DISABLED, "amazon"), Acme.SANDBOX);
    DeclarativePolicy audit =
        managed("p-11111111", "allowed-amis", allowing(State.AUDIT_MODE, "amazon"), Acme.ROOT);

    assertThat(warnings(List.of(OURS, lower), List.of("allowed-amis", "sandbox")))
        .startsWith("NOTE inheritance.state-changed /Sandbox (ou-acme-33333333)");
    assertThat(warnings(audit, state("team", "enabled")))
        .startsWith("NOTE inheritance.state-changed /Workloads/Prod (ou-acme-22222222)");
  }

  @Test
  void acceptsTheSameStateAgainAndAStateThatALockKeeps() {
    assertThat(warnings(OURS, state("team", "enabled"))).doesNotContain("state-changed");
    assertThat(warnings(locked(), state("team", "disabled"))).isEmpty();
  }

  @Test
  void acceptsAStateThatIsNoneOfTheThree() {
    assertThat(warnings(OURS, state("team", "sometimes"))).doesNotContain("state-changed");
  }

  @Test
  void acceptsTheOverlayThatTurnsItsPolicyOn() {
    DeclarativePolicy audit =
        managed("p-11111111", "allowed-amis", allowing(State.AUDIT_MODE, "amazon"), Acme.ROOT);
    DeclarativePolicy overlay =
        managed(
            "p-22222222",
            "allowed-amis-enforced",
            new AllowedImagesSettings(
                Optional.of(State.ENABLED), List.of(), Optional.empty(), ChildPolicies.ALL),
            Acme.SANDBOX);

    assertThat(warnings(List.of(audit, overlay), List.of("allowed-amis", "allowed-amis-enforced")))
        .isEmpty();
  }

  @Test
  void notesAnOpenStateOnlyWhereLowerPoliciesExist() {
    DeclarativePolicy lower =
        criteria("team", "{'criteria_1':{'allowed_image_providers':{'@@append':['amazon']}}}");

    assertThat(warnings(OURS, lower))
        .isEqualTo(
            "NOTE inheritance.state-not-locked Root (r-acme) policy allowed-amis (p-11111111)"
                + " leaves its state open to lower policies, and there are some: policy team"
                + " (p-99999999) on /Workloads/Prod (ou-acme-22222222) | lock it with"
                + " child_policies: append or none\n");
    assertThat(warnings(OURS)).doesNotContain("state-not-locked");
    assertThat(warnings(locked(), lower)).doesNotContain("state-not-locked");
  }
}
