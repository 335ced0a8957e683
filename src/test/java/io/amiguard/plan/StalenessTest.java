package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that a plan rests on and that moves is a finding of its own; nothing else is. */
class StalenessTest {
  private static final AllowedImagesSettings AUDIT = allowing(State.AUDIT_MODE, "amazon");
  private static final AllowedImagesSettings ENABLED = allowing(State.ENABLED, "amazon");
  private static final String DISABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
      """;
  private static final String SERIAL_CONSOLE =
      """
      {"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"disabled"}}}}
      """;
  private static final DeclarativePolicy OURS =
      managed("p-11111111", "allowed-amis", AUDIT, Acme.WORKLOADS);
  private static final DeclarativePolicy THEIRS =
      foreign("p-99999999", "theirs", DISABLED, Acme.PROD);

  @Test
  void findsNothingWhereNothingMoved() {
    assertThat(moved(Acme.with(OURS, THEIRS), Acme.with(THEIRS, OURS))).isEmpty();
  }

  @Test
  void isAnErrorThatSaysToPlanAgain() {
    Finding finding = Staleness.of(plan(Acme.with(OURS)), Acme.with()).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.rule()).isEqualTo("plan.stale");
    assertThat(finding.where().target()).isEqualTo("o-acme000001");
    assertThat(finding.hint()).contains("plan again and review what has changed");
  }

  @Test
  void namesTheOtherOrganizationAndLooksNoFurther() {
    OrganizationTree tree = Acme.tree();
    OrganizationTree other =
        new OrganizationTree(
            "o-other00001", tree.managementAccountId(), tree.root(), tree.units(), List.of());

    assertThat(moved(Acme.with(OURS), new CurrentOrganization(other, false, List.of())))
        .containsExactly("the plan is for organization o-acme000001, and this is o-other00001");
  }

  @Test
  void namesTrustedAccessThatWasDisabledOrEnabled() {
    CurrentOrganization without = new CurrentOrganization(Acme.tree(), false, List.of(OURS));

    assertThat(moved(Acme.with(OURS), without))
        .containsExactly("trusted access for ec2.amazonaws.com was disabled since");
    assertThat(moved(without, Acme.with(OURS)))
        .containsExactly("trusted access for ec2.amazonaws.com was enabled since");
  }

  @Test
  void namesThePolicyTypeThatWasDisabledOrEnabled() {
    CurrentOrganization without = new CurrentOrganization(Acme.tree(Set.of()), true, List.of(OURS));

    assertThat(moved(Acme.with(OURS), without))
        .containsExactly("policy type DECLARATIVE_POLICY_EC2 was disabled since");
    assertThat(moved(without, Acme.with(OURS)))
        .containsExactly("policy type DECLARATIVE_POLICY_EC2 was enabled since");
  }

  @Test
  void namesAPolicyOfOursThatCameOrWent() {
    assertThat(moved(Acme.with(), Acme.with(OURS)))
        .contains(
            "policy allowed-amis (p-11111111) came since and is attached to /Workloads"
                + " (ou-acme-11111111)");
    assertThat(moved(Acme.with(), Acme.with(OURS.attachedTo(List.of()))))
        .containsExactly("policy allowed-amis (p-11111111) came since");
    assertThat(moved(Acme.with(OURS), Acme.with()))
        .containsExactly("policy allowed-amis (p-11111111) is gone since");
  }

  @Test
  void namesAPolicyThatWasMadeAnewUnderTheSameName() {
    DeclarativePolicy anew = managed("p-22222222", "allowed-amis", AUDIT, Acme.WORKLOADS);

    assertThat(moved(Acme.with(OURS), Acme.with(anew)))
        .containsExactly(
            "policy allowed-amis (p-11111111) is another one now: allowed-amis (p-22222222)");
  }

  @Test
  void namesAnEditOfDocumentOrDescription() {
    DeclarativePolicy edited = OURS.with("Allowed AMIs", PolicyDocument.of(ENABLED));
    DeclarativePolicy reworded = OURS.with("Old words", OURS.document());

    assertThat(moved(Acme.with(OURS), Acme.with(edited)))
        .containsExactly("the content of policy allowed-amis (p-11111111) was edited since");
    assertThat(moved(Acme.with(OURS), Acme.with(reworded)))
        .containsExactly("the content of policy allowed-amis (p-11111111) was edited since");
  }

  @Test
  void acceptsAnotherSpellingOfTheSameDocument() {
    String spaced = OURS.document().pretty().replace("state", "State");

    assertThat(
            moved(
                Acme.with(OURS),
                Acme.with(OURS.with("Allowed AMIs", PolicyDocument.parse(spaced)))))
        .isEmpty();
  }

  @Test
  void namesTheTagThatSomebodyTookAway() {
    DeclarativePolicy untagged =
        new DeclarativePolicy(
            OURS.id(), OURS.name(), OURS.description(), Map.of(), OURS.document(), OURS.targets());

    assertThat(moved(Acme.with(OURS), Acme.with(untagged)))
        .containsExactly(
            "the tag amiguard:managed of policy allowed-amis (p-11111111) was changed since");
  }

  @Test
  void namesEachAttachmentThatCameOrWent() {
    DeclarativePolicy elsewhere = OURS.attachedTo(List.of(Acme.SANDBOX, Acme.DEV));

    assertThat(moved(Acme.with(OURS), Acme.with(elsewhere)))
        .containsExactly(
            "policy allowed-amis (p-11111111) was attached to dev (444444444444) since",
            "policy allowed-amis (p-11111111) was attached to /Sandbox (ou-acme-33333333) since",
            "policy allowed-amis (p-11111111) was detached from /Workloads (ou-acme-11111111)"
                + " since");
  }

  @Test
  void namesForeignPoliciesAboveAndBelowTheTargets() {
    DeclarativePolicy above = foreign("p-88888888", "above", DISABLED, Acme.ROOT);
    DeclarativePolicy below = foreign("p-99999999", "below", DISABLED, Acme.PROD_WEB);

    assertThat(moved(Acme.with(OURS), Acme.with(OURS, above, below)))
        .containsExactly(
            "policy above (p-88888888) came since and is attached to Root (r-acme)",
            "policy below (p-99999999) came since and is attached to prod-web (222222222222)");
  }

  @Test
  void namesWhereAForeignPolicyWasAttachedOrDetachedThatIsThereAllAlong() {
    DeclarativePolicy nowhere = THEIRS.attachedTo(List.of());
    DeclarativePolicy elsewhere = THEIRS.attachedTo(List.of(Acme.SANDBOX));

    assertThat(moved(Acme.with(OURS, nowhere), Acme.with(OURS, THEIRS)))
        .containsExactly(
            "policy theirs (p-99999999) was attached to /Workloads/Prod (ou-acme-22222222) since");
    assertThat(moved(Acme.with(OURS, THEIRS), Acme.with(OURS, elsewhere)))
        .containsExactly(
            "policy theirs (p-99999999) was detached from /Workloads/Prod (ou-acme-22222222)"
                + " since");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ec2_attributes':{'@@operators_allowed_for_child_policies':['@@none']}}",
        "{'ec2_attributes':{'exception_message':{'@@assign':'Ask us'}}}",
        "{'EC2_Attributes':{'Exception_Message':"
            + "{'@@operators_allowed_for_child_policies':['@@none']}}}",
      })
  void namesAForeignPolicyThatComesToHaveASayInWhatAccountsGet(String json) {
    DeclarativePolicy before = foreign("p-99999999", "theirs", SERIAL_CONSOLE, Acme.ROOT);
    DeclarativePolicy after =
        before.with("", PolicyDocument.parse(json.replace((char) 39, (char) 34)));

    assertThat(moved(Acme.with(OURS, before), Acme.with(OURS, after)))
        .containsExactly("the content of policy theirs (p-99999999) was edited since");
    assertThat(moved(Acme.with(OURS, after), Acme.with(OURS, before)))
        .containsExactly("the content of policy theirs (p-99999999) was edited since");
  }

  @Test
  void namesAForeignPolicyThatSaysSomethingElseAboutAllowedAmis() {
    DeclarativePolicy edited =
        THEIRS.with("", PolicyDocument.parse(DISABLED.replace("disabled", "enabled")));

    assertThat(moved(Acme.with(OURS, THEIRS), Acme.with(OURS, edited)))
        .containsExactly("the content of policy theirs (p-99999999) was edited since");
  }

  @Test
  void acceptsWhatForeignPoliciesSayAboutOtherThingsOrOtherPlaces() {
    DeclarativePolicy describedAnew = THEIRS.with("New words", THEIRS.document());
    DeclarativePolicy aboutAnotherThing =
        foreign("p-77777777", "serial-console", SERIAL_CONSOLE, Acme.ROOT);
    DeclarativePolicy elsewhere = foreign("p-88888888", "elsewhere", DISABLED, Acme.SANDBOX);

    assertThat(
            moved(
                Acme.with(OURS, THEIRS),
                Acme.with(OURS, describedAnew, aboutAnotherThing, elsewhere)))
        .isEmpty();
  }

  @Test
  void namesAccountsThatMovedInOrOut() {
    CurrentOrganization current = Acme.with(OURS);
    OrganizationTree tree =
        current.tree().withMoved(Acme.DEV, Acme.SANDBOX).withMoved(Acme.PLAYGROUND, Acme.PROD);

    assertThat(moved(current, new CurrentOrganization(tree, true, List.of(OURS))))
        .containsExactly(
            "account dev (444444444444) moved from /Workloads (ou-acme-11111111) to /Sandbox"
                + " (ou-acme-33333333) since",
            "account playground (555555555555) moved from /Sandbox (ou-acme-33333333) to"
                + " /Workloads/Prod (ou-acme-22222222) since");
  }

  @Test
  void namesAccountsThatJoinedOrLeftTheOrganization() {
    OrganizationTree tree = Acme.tree();
    List<Account> accounts = new ArrayList<>(tree.accounts());
    accounts.removeIf(account -> account.id().equals(Acme.DEV));
    accounts.add(
        new Account(new TargetId("777777777777"), "shop", Acme.PROD, Account.State.ACTIVE));

    assertThat(moved(Acme.with(OURS), new CurrentOrganization(with(accounts), true, List.of(OURS))))
        .containsExactly(
            "account dev (444444444444) moved from /Workloads (ou-acme-11111111) to outside since",
            "account shop (777777777777) moved from outside to /Workloads/Prod (ou-acme-22222222)"
                + " since");
  }

  @Test
  void acceptsAnAccountThatMovedElsewhere() {
    OrganizationTree tree = Acme.tree().withMoved(Acme.PLAYGROUND, Acme.ROOT);

    assertThat(moved(Acme.with(OURS), new CurrentOrganization(tree, true, List.of(OURS))))
        .isEmpty();
  }

  private static OrganizationTree with(List<Account> accounts) {
    OrganizationTree tree = Acme.tree();
    return new OrganizationTree(
        tree.organizationId(), tree.managementAccountId(), tree.root(), tree.units(), accounts);
  }

  private static List<String> moved(CurrentOrganization then, CurrentOrganization now) {
    return Staleness.of(plan(then), now).stream().map(Finding::message).toList();
  }

  private static Plan plan(CurrentOrganization current) {
    return Planner.plan(
        current, List.of(desired("allowed-amis", ENABLED, Acme.WORKLOADS)), List.of());
  }
}
