package io.amiguard.plan;

import static io.amiguard.testing.Acme.desired;
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
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which places and accounts findings about inheritance are for, told once for all of them. */
class InheritanceScopeTest extends InheritanceFindingsCases {
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
}
