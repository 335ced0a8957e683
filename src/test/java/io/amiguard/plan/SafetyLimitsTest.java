package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit at its boundary, in organizations of active accounts directly below the root. */
class SafetyLimitsTest extends LimitsCases {
  @Test
  void aThirdOfTenAccountsIsMoreThanTheDefaultShare() {
    assertThat(rules(enforcing(3, of(10)), SafetyLimits.DEFAULT)).isEmpty();
    assertThat(rules(enforcing(4, of(10)), SafetyLimits.DEFAULT))
        .containsExactly("limits.max-share");
  }

  @Test
  void theDefaultShareCountsInASmallOrganizationToo() {
    assertThat(rules(enforcing(2, of(7)), SafetyLimits.DEFAULT)).isEmpty();
    assertThat(rules(enforcing(3, of(9)), SafetyLimits.DEFAULT))
        .containsExactly("limits.max-share");
    assertThat(rules(enforcing(2, of(3)), SafetyLimits.DEFAULT))
        .containsExactly("limits.max-share");
  }

  @Test
  void oneAccountIsTheSmallestStepWhateverItsShareIs() {
    assertThat(rules(enforcing(1, of(2)), SafetyLimits.DEFAULT)).isEmpty();
  }

  @Test
  void theDefaultNumberCountsInAnOrganizationOfAnySize() {
    assertThat(rules(enforcing(100, of(400)), SafetyLimits.DEFAULT)).isEmpty();
    assertThat(rules(enforcing(101, of(400)), SafetyLimits.DEFAULT))
        .containsExactly("limits.max-accounts");
  }

  @Test
  void auditModeOnTheRootMeetsNoDefault() {
    Plan plan = plan(of(400), Acme.desired("allowed-amis", AUDIT, ROOT));

    assertThat(rules(plan, SafetyLimits.DEFAULT)).isEmpty();
  }

  @Test
  void limitsOfTheSettingsCountWhatBlocksNothingToo() {
    Plan plan = plan(of(20), Acme.desired("allowed-amis", AUDIT, accounts(5)));

    assertThat(rules(plan, limits(5, 25))).isEmpty();
    assertThat(rules(plan, limits(4, 24)))
        .containsExactly("limits.max-accounts", "limits.max-share");
  }

  @Test
  void aLimitOfTheSettingsTakesThePlaceOfItsDefaultAlone() {
    SafetyLimits only = new SafetyLimits(OptionalInt.of(400), OptionalInt.empty());

    assertThat(rules(enforcing(40, of(100)), only)).containsExactly("limits.max-share");
    assertThat(rules(enforcing(40, of(100)), limits(400, 40))).isEmpty();
  }

  @Test
  void endingEnforcementCountsLikeStartingIt() {
    CurrentOrganization enforced =
        of(20, Acme.managed("p-11111111", "allowed-amis", ENFORCED, ROOT));
    AllowedImagesSettings off = Acme.allowing(State.DISABLED, "amazon");

    assertThat(messages(plan(enforced, Acme.desired("allowed-amis", off, ROOT))))
        .containsExactly(
            "the plan unblocks launches, or may, in 20 of 20 active accounts (100%), and max_share"
                + " by default is 30%: account-0 (000000000000), account-1 (000000000001), account-2"
                + " (000000000002), account-3 (000000000003), account-4 (000000000004) and 15 more");
    assertThat(rules(plan(enforced, Acme.desired("allowed-amis", AUDIT, ROOT))))
        .containsExactly("limits.max-share");
    assertThat(rules(plan(enforced, Acme.desired("allowed-amis", ENFORCED, accounts(14)))))
        .isEmpty();
    assertThat(rules(plan(enforced, Acme.desired("allowed-amis", ENFORCED, accounts(13)))))
        .containsExactly("limits.max-share");
  }

  @Test
  void pruningWhatIsEnforcedCountsToo() {
    CurrentOrganization enforced = of(20, Acme.managed("p-11111111", "old", ENFORCED, ROOT));

    assertThat(rules(pruned(enforced))).containsExactly("limits.max-share");
    assertThat(rules(pruned(of(20, Acme.managed("p-11111111", "old", AUDIT, ROOT))))).isEmpty();
  }

  @Test
  void wideningAListThatIsEnforcedUnblocks() {
    CurrentOrganization narrow = of(20, Acme.managed("p-11111111", "allowed-amis", ENFORCED, ROOT));
    AllowedImagesSettings wide = Acme.allowing(State.ENABLED, "amazon", "777777777777");

    assertThat(rules(plan(narrow, Acme.desired("allowed-amis", wide, ROOT))))
        .containsExactly("limits.max-share");
  }

  @Test
  void saysWhenAPlanBothRestrictsAndUnblocks() {
    CurrentOrganization first =
        of(20, Acme.managed("p-11111111", "allowed-amis", ENFORCED, accounts(4)));
    TargetId[] others = {id(4), id(5), id(6), id(7)};

    assertThat(messages(plan(first, Acme.desired("allowed-amis", ENFORCED, others))))
        .singleElement()
        .asString()
        .startsWith("the plan restricts or unblocks launches, or may, in 8 of 20 active accounts");
  }

  @Test
  void narrowingAListThatIsEnforcedIsARestriction() {
    CurrentOrganization wide =
        of(
            50,
            Acme.managed(
                "p-11111111",
                "allowed-amis",
                Acme.allowing(State.ENABLED, "amazon", "777777777777"),
                ROOT));

    assertThat(
            rules(plan(wide, Acme.desired("allowed-amis", ENFORCED, ROOT)), SafetyLimits.DEFAULT))
        .containsExactly("limits.max-share");
  }

  @Test
  void closedAccountsDoNotCount() {
    OrganizationTree tree = tree(9, List.of(account(90, Account.State.SUSPENDED)));
    CurrentOrganization current = new CurrentOrganization(tree, true, List.of());
    TargetId[] targets = {id(0), id(1), id(90)};

    assertThat(rules(plan(current, Acme.desired("p", ENFORCED, targets)), limits(2, 100)))
        .isEmpty();
  }

  @Test
  void theEleventhPolicyOnATargetIsCountedBeforeAnyIsDetached() {
    DeclarativePolicy[] nine = others(9);
    DeclarativePolicy[] ten = others(10);
    DesiredPolicy onTheRoot = Acme.desired("allowed-amis", AUDIT, ROOT);

    assertThat(rules(plan(of(5, nine), onTheRoot), SafetyLimits.DEFAULT)).isEmpty();
    assertThat(rules(plan(of(5, ten), onTheRoot), SafetyLimits.DEFAULT))
        .containsExactly("plan.too-many-policies");
  }

  @Test
  void anObjectionIsOverruledByItsOwnBrakeAlone() {
    Plan plan = enforcing(4, of(10));

    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.objections(Set.of())).hasSize(1);
    assertThat(plan.objections(EnumSet.complementOf(EnumSet.of(Brake.MAX_SHARE)))).hasSize(1);
    assertThat(plan.objections(Set.of(Brake.MAX_SHARE))).isEmpty();
  }

  @Test
  void namesTheNumberTheLimitTheAccountsAndTheFlag() {
    Finding objection = enforcing(7, of(10)).objections(Set.of()).get(0);

    assertThat(objection.message())
        .isEqualTo(
            "the plan restricts launches, or may, in 7 of 10 active accounts (70%), and max_share"
                + " by default is 30%: account-0 (000000000000), account-1"
                + " (000000000001), account-2 (000000000002), account-3 (000000000003), account-4"
                + " (000000000004) and 2 more");
    assertThat(objection.hint().orElse("")).contains("--dangerous-allow-large-change");
  }

  private static DeclarativePolicy[] others(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> Acme.foreign("p-9999999" + i, "other-" + i, "{\"ec2_attributes\":{}}", ROOT))
        .toArray(DeclarativePolicy[]::new);
  }
}
