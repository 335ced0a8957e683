package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import org.junit.jupiter.api.Test;

/** What a plan must not do with enforcement, however few accounts it concerns. */
class EnforcementLimitsTest extends LimitsCases {
  private static final String ENABLED_ALONE =
      """
      {"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "enabled"}}}}""";

  @Test
  void theWholeOrganizationIsNotEnforcedInOneStepThroughTheRootNorPieceByPiece() {
    Plan throughTheRoot = plan(of(5), Acme.desired("allowed-amis", ENFORCED, ROOT));

    assertThat(rules(throughTheRoot, SafetyLimits.DEFAULT))
        .containsExactly("limits.enforcing-root");
    assertThat(rules(enforcing(5, of(5)), SafetyLimits.DEFAULT))
        .containsExactly("limits.enforcing-root");
    assertThat(rules(enforcing(4, of(5)), SafetyLimits.DEFAULT))
        .containsExactly("limits.max-share");
  }

  @Test
  void oneEnforcedAccountDoesNotMakeTheRootASmallerStep() {
    CurrentOrganization piloted =
        of(
            9,
            Acme.managed("p-11111111", "allowed-amis", AUDIT, ROOT),
            Acme.managed("p-22222222", "pilot", ENFORCED, id(0)));

    assertThat(messages(withPilot(piloted, id(0))))
        .containsExactly(
            "the plan takes the root from not enforced to enforced in one step, 8 of 9 active"
                + " accounts: account-1 (000000000001), account-2 (000000000002), account-3"
                + " (000000000003), account-4 (000000000004), account-5 (000000000005) and 3 more");
  }

  @Test
  void theRootMayFollowWhereFewAccountsAreLeft() {
    CurrentOrganization mostly =
        of(
            9,
            Acme.managed("p-11111111", "allowed-amis", AUDIT, ROOT),
            Acme.managed("p-22222222", "pilot", ENFORCED, accounts(7)));

    assertThat(rules(withPilot(mostly, accounts(7)))).isEmpty();
  }

  @Test
  void anExceptionDoesNotMakeTheRootASmallerStep() {
    CurrentOrganization exempt =
        of(
            5,
            Acme.foreign(
                "p-22222222", "exempt", ENABLED_ALONE.replace("enabled", "disabled"), id(0)));

    assertThat(
            rules(plan(exempt, Acme.desired("allowed-amis", ENFORCED, ROOT)), SafetyLimits.DEFAULT))
        .containsExactly("limits.enforcing-root");
  }

  @Test
  void anOrganizationOfOneAccountHasNoSmallerStep() {
    assertThat(
            rules(plan(of(1), Acme.desired("allowed-amis", ENFORCED, ROOT)), SafetyLimits.DEFAULT))
        .isEmpty();
  }

  @Test
  void limitsOfTheSettingsStandBesideTheWholeOrganization() {
    Plan plan = plan(of(12), Acme.desired("allowed-amis", ENFORCED, ROOT));

    assertThat(rules(plan, limits(11, 100)))
        .containsExactly("limits.enforcing-root", "limits.max-accounts");
  }

  @Test
  void noAccountIsLeftEnforcedWithoutCriteria() {
    CurrentOrganization current =
        of(
            5,
            Acme.managed("p-11111111", "allowed-amis", AUDIT, ROOT),
            Acme.foreign("p-22222222", "switch", ENABLED_ALONE, id(0)));

    assertThat(messages(pruned(current)))
        .containsExactly(
            "the plan leaves 1 active account enforced, or perhaps so, with 0 criteria; at least 1"
                + " is needed, because AWS does not document what may be launched without:"
                + " account-0 (000000000000)");
  }

  @Test
  void anAccountThatHadNoCriteriaBeforeIsNotLeftWithoutByThePlan() {
    CurrentOrganization current = of(5, Acme.foreign("p-22222222", "switch", ENABLED_ALONE, id(0)));

    assertThat(rules(plan(current, Acme.desired("p", ENFORCED, id(1))), SafetyLimits.DEFAULT))
        .isEmpty();
  }

  @Test
  void amazonIsMissedWhereItIsEnforcedAndNamedByNoCriterion() {
    AllowedImagesSettings golden = Acme.allowing(State.ENABLED, "777777777777");

    assertThat(rules(plan(of(5), Acme.desired("p", golden, id(0))), SafetyLimits.DEFAULT))
        .containsExactly("plan.amazon-not-allowed");
    assertThat(
            rules(
                plan(
                    of(5),
                    Acme.desired("p", Acme.allowing(State.AUDIT_MODE, "777777777777"), id(0))),
                SafetyLimits.DEFAULT))
        .isEmpty();
  }

  /** Enforces on the root what some accounts have already. */
  private static Plan withPilot(CurrentOrganization current, TargetId... pilots) {
    return plan(
        current,
        Acme.desired("pilot", ENFORCED, pilots),
        Acme.desired("allowed-amis", ENFORCED, ROOT));
  }
}
