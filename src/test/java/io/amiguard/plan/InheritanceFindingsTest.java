package io.amiguard.plan;

import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the policies of one path make of each other, told once, and only if it is surprising. */
class InheritanceFindingsTest extends InheritanceFindingsCases {
  @Test
  void findsNothingWhereOnePolicyReachesEverybody() {
    assertThat(warnings(OURS)).isEmpty();
  }

  @Test
  void findsNothingInWhatPoliciesSayAboutOtherAttributes() {
    String mode = "{'ec2_attributes':{'serial_console_access':{'status':{'@@assign':'%s'}}}}";

    assertThat(
            warnings(
                OURS,
                theirs("p-88888888", "console-on", mode.formatted("enabled"), Acme.PROD),
                theirs("p-99999999", "console-off", mode.formatted("disabled"), Acme.PROD)))
        .isEmpty();
  }

  @Test
  void saysThatOneCriterionOfTwoPoliciesAsksForBoth() {
    assertThat(
            warnings(
                OURS, criteria("team", "{'criteria_1':{'image_names':{'@@assign':['golden-*']}}}")))
        .contains(
            "WARNING inheritance.shared-criterion /Workloads/Prod (ou-acme-22222222) criteria_1"
                + " joins allowed_image_providers of policy allowed-amis (p-11111111) on Root"
                + " (r-acme) with image_names of policy team (p-99999999): all of them must hold,"
                + " so fewer images match than either policy says: 2 active accounts under"
                + " /Workloads/Prod (ou-acme-22222222) | use another criteria_N in one of the"
                + " policies, or say the criterion in one alone\n")
        .doesNotContain("replaced-criterion", "added-criterion");
  }

  @Test
  void saysThatACriterionIsSharedByPoliciesOnOneTarget() {
    assertThat(
            warnings(
                OURS.attachedTo(List.of(Acme.PROD)),
                criteria("team", "{'criteria_1':{'image_names':{'@@assign':['golden-*']}}}")))
        .contains(
            "criteria_1 joins allowed_image_providers of policy allowed-amis (p-11111111) with"
                + " image_names of policy team (p-99999999)");
  }

  @Test
  void saysThatALowerPolicyReplacesAListAndNotThatTheyJoin() {
    assertThat(
            warnings(
                OURS,
                criteria(
                    "team",
                    "{'criteria_1':{'allowed_image_providers':{'@@assign':['777777777777']}}}")))
        .contains(
            "WARNING inheritance.replaced-criterion /Workloads/Prod (ou-acme-22222222) policy team"
                + " (p-99999999) replaces allowed_image_providers in criteria_1 of policy"
                + " allowed-amis (p-11111111) on Root (r-acme): 2 active accounts under"
                + " /Workloads/Prod (ou-acme-22222222) | ")
        .doesNotContain("shared-criterion");
  }

  @Test
  void acceptsTheSameListAgainAndALongerOne() {
    String providers = "{'criteria_1':{'allowed_image_providers':{'%s':['%s']}}}";

    assertThat(warnings(OURS, criteria("team", providers.formatted("@@assign", "amazon"))))
        .doesNotContain("criterion");
    assertThat(warnings(OURS, criteria("team", providers.formatted("@@append", "777777777777"))))
        .doesNotContain("criterion");
  }

  @Test
  void saysThatAFurtherCriterionOfALowerPolicyLetsMoreIn() {
    assertThat(
            warnings(
                OURS,
                criteria(
                    "team",
                    "{'criteria_2':{'image_names':{'@@assign':['x-*']}},"
                        + "'criteria_3':{'image_names':{'@@assign':['y-*']}}}")))
        .contains(
            "WARNING inheritance.added-criterion /Workloads/Prod (ou-acme-22222222) policy team"
                + " (p-99999999) adds criteria_2 and criteria_3 to the criteria of policy"
                + " allowed-amis (p-11111111) on Root (r-acme): one more alternative, so more"
                + " images match: 2 active accounts under /Workloads/Prod (ou-acme-22222222)")
        .doesNotContain("unless", "shared-criterion");
  }

  @Test
  void saysThatNobodyKnowsWhetherALockKeepsAFurtherCriterionOut() {
    assertThat(
            warnings(
                locked(), criteria("team", "{'criteria_2':{'image_names':{'@@assign':['x-*']}}}")))
        .contains(
            "so more images match, unless the child control of policy allowed-amis (p-11111111) on"
                + " Root (r-acme) keeps it out, which AWS does not document: 2 active accounts");
  }

  @Test
  void acceptsCriteriaWhereNobodyAboveHasAny() {
    assertThat(
            warnings(
                managed(
                    "p-11111111",
                    "allowed-amis",
                    new AllowedImagesSettings(
                        Optional.of(State.AUDIT_MODE),
                        List.of(),
                        Optional.empty(),
                        ChildPolicies.ALL),
                    Acme.ROOT),
                criteria("team", "{'criteria_1':{'image_names':{'@@assign':['x-*']}}}")))
        .doesNotContain("criterion");
  }
}
