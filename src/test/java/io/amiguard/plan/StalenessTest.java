package io.amiguard.plan;

import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each thing that a plan rests on and that moves is a finding of its own; nothing else is. */
class StalenessTest extends StalenessCases {
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
  void namesTheNewNameOfAPolicyThatSomebodyRenamed() {
    DeclarativePolicy renamed =
        new DeclarativePolicy(
            OURS.id(),
            new PolicyName("theirs-now"),
            OURS.description(),
            OURS.tags(),
            OURS.document(),
            OURS.targets());

    assertThat(moved(Acme.with(OURS), Acme.with(renamed)))
        .contains("policy allowed-amis (p-11111111) is called theirs-now since");
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
        .containsExactly("the description of policy allowed-amis (p-11111111) was edited since");
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
}
