package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.FindingLines;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the policies of one path make of each other, told once, and only if it is surprising. */
class InheritanceFindingsTest {
  private static final AllowedImagesSettings ENABLED = allowing(State.ENABLED, "amazon");
  private static final DeclarativePolicy OURS =
      managed("p-11111111", "allowed-amis", ENABLED, Acme.ROOT);

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

  @Test
  void givesTheCandidatesWherePeersAssignTheSameValue() {
    String both =
        "{'ec2_attributes':{'exception_message':{'@@assign':'Ask'},'allowed_images_settings':{"
            + "'state':{'@@assign':'disabled'},'image_criteria':{'criteria_1':{"
            + "'allowed_image_providers':{'@@assign':['1','2','3','4','5']}}}}}}";

    assertThat(warnings(OURS, theirs("p-99999999", "theirs", both, Acme.ROOT)))
        .isEqualTo(
            "WARNING inheritance.order-decides Root (r-acme) policy allowed-amis (p-11111111) and"
                + " policy theirs (p-99999999) assign"
                + " criteria_1.allowed_image_providers = [\"amazon\"] (allowed-amis) or [\"1\","
                + " \"2\", \"3\" and 2 more] (theirs), state = \"enabled\" (allowed-amis) or"
                + " \"disabled\" (theirs); the one that was attached first wins, which AWS does"
                + " not show: 5 active accounts under Root (r-acme) | let only one of them assign"
                + " it, or attach them to different places\n");
  }

  @Test
  void notesACopyOfOurPolicyInOneFinding() {
    assertThat(
            warnings(OURS, theirs("p-99999999", "theirs", OURS.document().minified(), Acme.ROOT)))
        .startsWith("NOTE inheritance.same-value Root (r-acme) ")
        .contains(
            "assign criteria_1.allowed_image_providers = [\"amazon\"], state = \"enabled\", which"
                + " is the same")
        .hasLineCount(1);
  }

  @Test
  void tellsOnceWhatIsTheSameInManyAccounts() {
    DeclarativePolicy everywhere =
        state("team", "disabled").attachedTo(List.of(Acme.PROD_WEB, Acme.PROD_DATA, Acme.DEV));

    assertThat(warnings(OURS, everywhere))
        .hasLineCount(1)
        .contains(
            "to lower policies: prod-web (222222222222), prod-data (333333333333) and dev"
                + " (444444444444) |");
  }

  @Test
  void isSilentAboutPlacesWithoutActiveAccounts() {
    assertThat(warnings(OURS, state("team", "disabled").attachedTo(List.of(Acme.CLOSED))))
        .isEmpty();
  }

  @Test
  void isSilentAboutPoliciesThatTheSettingsHaveNothingToDoWith() {
    DeclarativePolicy one = state("one", "disabled").attachedTo(List.of(Acme.SANDBOX));
    DeclarativePolicy other =
        theirs("p-88888888", "other", OURS.document().minified(), Acme.SANDBOX);

    assertThat(warnings(OURS.attachedTo(List.of(Acme.PROD)), one, other))
        .doesNotContain("one", "other");
  }

  @Test
  void tellsWhatComesFromAboveAsFarAsItArrives() {
    DeclarativePolicy one = state("one", "disabled").attachedTo(List.of(Acme.ROOT));
    DeclarativePolicy other = theirs("p-88888888", "other", stateJson("enabled"), Acme.ROOT);
    AllowedImagesSettings withoutState =
        new AllowedImagesSettings(
            Optional.empty(), ENABLED.criteria(), Optional.empty(), ChildPolicies.ALL);

    assertThat(warnings(managed("p-11111111", "allowed-amis", withoutState, Acme.PROD), one, other))
        .contains("order-decides");
    assertThat(warnings(OURS.attachedTo(List.of(Acme.PROD)), one, other))
        .doesNotContain("order-decides");
  }

  @Test
  void notesThatPoliciesOfOneTargetAssignTheSame() {
    assertThat(
            warnings(
                OURS.attachedTo(List.of(Acme.PROD)),
                theirs("p-99999999", "team", stateJson("enabled"), Acme.PROD)))
        .contains(
            "NOTE inheritance.same-value /Workloads/Prod (ou-acme-22222222) policy allowed-amis"
                + " (p-11111111) and policy team (p-99999999) assign state = \"enabled\", which is"
                + " the same whichever was attached first; to edit one of them later may do"
                + " nothing, or leave it to the order, which AWS does not show: 2 active accounts"
                + " under /Workloads/Prod (ou-acme-22222222) | let only one of them assign it\n")
        .doesNotContain("order-decides");
  }

  @Test
  void doesNotSayOfPoliciesOnDifferentTargetsThatTheyAssignTheSame() {
    assertThat(warnings(OURS, state("team", "enabled"))).doesNotContain("same-value");
  }

  @Test
  void countsTheActiveAccountsThatNoPolicyReaches() {
    assertThat(warnings(OURS.attachedTo(List.of(Acme.PROD, Acme.SANDBOX))))
        .isEqualTo(
            "NOTE inheritance.unreached-account management (111111111111) no policy about Allowed"
                + " AMIs reaches 2 active accounts: management (111111111111) and dev"
                + " (444444444444) | attach a policy to the root to reach every account\n");
  }

  @Test
  void namesAFewOfThousandsOfAccounts() {
    OrganizationTree tree = Acme.tree();
    List<Account> accounts = new ArrayList<>(tree.accounts());
    IntStream.range(0, 1_500)
        .mapToObj(i -> new TargetId("90000000%04d".formatted(i)))
        .forEach(id -> accounts.add(new Account(id, "a-" + id, Acme.ROOT, Account.State.ACTIVE)));
    OrganizationTree large =
        new OrganizationTree(
            tree.organizationId(), tree.managementAccountId(), tree.root(), tree.units(), accounts);
    CurrentOrganization current =
        new CurrentOrganization(large, true, List.of(OURS.attachedTo(List.of(Acme.WORKLOADS))));

    assertThat(FindingLines.of(plan(current, List.of("allowed-amis")).findings()))
        .contains("reaches 1,502 active accounts: ", "900000000000) and 1,499 more |");
  }

  @Test
  void listsFiftyOfAKindAndCountsTheRest() {
    List<DeclarativePolicy> policies = new ArrayList<>(List.of(OURS));
    IntStream.range(0, 60)
        .mapToObj(i -> theirs("p-%08d".formatted(i), "team-" + i, stateJson("disabled"), Acme.ROOT))
        .forEach(policies::add);
    List<DeclarativePolicy> below =
        policies.stream()
            .map(it -> it.equals(OURS) ? it : it.attachedTo(List.of(place(it))))
            .toList();
    OrganizationTree tree = Acme.tree();
    List<Account> accounts = new ArrayList<>(tree.accounts());
    below.stream()
        .filter(it -> !it.equals(OURS))
        .map(it -> new Account(place(it), it.name().value(), Acme.ROOT, Account.State.ACTIVE))
        .forEach(accounts::add);
    OrganizationTree large =
        new OrganizationTree(
            tree.organizationId(), tree.managementAccountId(), tree.root(), tree.units(), accounts);

    assertThat(
            FindingLines.of(
                plan(new CurrentOrganization(large, true, below), List.of("allowed-amis"))
                    .findings()))
        .hasLineCount(51)
        .endsWith(
            "DANGER inheritance.state-changed o-acme000001 10 more of this kind in organization"
                + " o-acme000001 are not listed\n");
  }

  private static TargetId place(DeclarativePolicy policy) {
    return new TargetId("9000" + policy.id().value().substring(2));
  }

  @Test
  void looksAtTheOrganizationAsItWillBe() {
    Plan plan =
        Planner.plan(
            Acme.with(state("team", "disabled")),
            List.of(desired("allowed-amis", ENABLED, Acme.ROOT)),
            List.of());

    assertThat(FindingLines.of(plan.findings()))
        .contains("policy allowed-amis on Root (r-acme) leaves it open to lower policies");
  }

  @Test
  void isSilentAboutAPlanThatIsRefused() {
    Plan plan =
        Planner.plan(
            Acme.with(
                theirs("p-88888888", "allowed-amis", stateJson("enabled"), Acme.ROOT),
                state("team", "disabled")),
            List.of(desired("allowed-amis", ENABLED, Acme.ROOT)),
            List.of());

    assertThat(plan.findings()).extracting(Finding::rule).containsExactly("plan.foreign-policy");
  }

  private static DeclarativePolicy locked() {
    return managed(
        "p-11111111",
        "allowed-amis",
        new AllowedImagesSettings(
            ENABLED.state(), ENABLED.criteria(), Optional.empty(), ChildPolicies.NONE),
        Acme.ROOT);
  }

  private static DeclarativePolicy state(String name, String state) {
    return theirs("p-99999999", name, stateJson(state), Acme.PROD);
  }

  private static String stateJson(String state) {
    return "{'ec2_attributes':{'allowed_images_settings':{'state':{'@@assign':'%s'}}}}"
        .formatted(state);
  }

  private static DeclarativePolicy criteria(String name, String criteria) {
    return theirs(
        "p-99999999",
        name,
        "{'ec2_attributes':{'allowed_images_settings':{'image_criteria':%s}}}".formatted(criteria),
        Acme.PROD);
  }

  private static DeclarativePolicy theirs(
      String id, String name, String json, TargetId... targets) {
    return foreign(id, name, json.replace('\'', '"'), targets);
  }

  private static String warnings(DeclarativePolicy ours, DeclarativePolicy... others) {
    List<DeclarativePolicy> all = new ArrayList<>(List.of(ours));
    all.addAll(Arrays.asList(others));
    return warnings(all, List.of(ours.name().value()));
  }

  private static String warnings(List<DeclarativePolicy> policies, List<String> ours) {
    return FindingLines.of(
        plan(Acme.with(policies.toArray(DeclarativePolicy[]::new)), ours).findings().stream()
            .filter(finding -> finding.rule().startsWith("inheritance."))
            .toList());
  }

  /** A plan that has nothing to do: the settings say what is there. */
  private static Plan plan(CurrentOrganization current, List<String> ours) {
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
