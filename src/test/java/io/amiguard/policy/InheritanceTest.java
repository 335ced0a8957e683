package io.amiguard.policy;

import static io.amiguard.policy.Documents.names;
import static io.amiguard.policy.Documents.onAccount;
import static io.amiguard.policy.Documents.onRoot;
import static io.amiguard.policy.Documents.onUnit;
import static io.amiguard.policy.Documents.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who decided, who lost, what is ignored, and what targets share. */
class InheritanceTest {

  @Test
  void namesThePolicyTheTargetAndThePlaceOfEveryStep() {
    Decision decision =
        onlyDecision(
            Ladder.of(
                """
                {"Ec2_Attributes": {"Names": {"@@assign": ["golden-*", "al2023-*"]}}}
                """,
                names("@@append", "al2023-*", "blue-*"),
                names("@@remove", "golden-*", "missing")));

    assertThat(decision.path()).isEqualTo("/ec2_attributes/names");
    assertThat(decision.value()).hasToString("[\"al2023-*\",\"blue-*\"]");
    assertThat(decision.steps())
        .containsExactly(
            new Step(
                onRoot(1), "@@assign", List.of("golden-*", "al2023-*"), "/Ec2_Attributes/Names"),
            new Step(onUnit(1), "@@append", List.of("blue-*"), "/ec2_attributes/names"),
            new Step(onAccount(1), "@@remove", List.of("golden-*"), "/ec2_attributes/names"));
  }

  @Test
  void anOperatorThatChangesNothingIsNoStep() {
    Decision decision =
        onlyDecision(
            Ladder.of(names("@@assign", "a"), names("@@append", "a"), names("@@remove", "b")));

    assertThat(sources(decision)).containsExactly(onRoot(1));
  }

  @Test
  void anAppendOfNothingStartsAnEmptyList() {
    Decision decision = onlyDecision(Ladder.ofPeers(names("@@append")));

    assertThat(decision.value()).hasToString("[]");
    assertThat(sources(decision)).containsExactly(onRoot(1));
  }

  @Test
  void namesEverybodyWhoseValueLost() {
    Decision decision =
        onlyDecision(
            new Ladder(
                List.of(
                    List.of(state("audit_mode"), state("disabled")),
                    List.of(state("enabled")),
                    List.of(state("disabled"), state("enabled")))));

    assertThat(decision.value()).hasToString("\"disabled\"");
    assertThat(decision.steps())
        .containsExactly(
            new Step(onAccount(1), "@@assign", List.of("disabled"), "/ec2_attributes/state"));
    assertThat(decision.overridden())
        .containsExactlyInAnyOrder(onRoot(1), onRoot(2), onUnit(1), onAccount(2));
  }

  @Test
  void anAssignmentOverridesWhoAppendedButNotWhoRemoved() {
    Decision decision =
        onlyDecision(
            new Ladder(
                List.of(
                    List.of(names("@@append", "a", "b"), names("@@remove", "b")),
                    List.of(names("@@assign", "c")))));

    assertThat(sources(decision)).containsExactly(onAccount(1));
    assertThat(decision.overridden()).containsExactly(onRoot(1));
  }

  @Test
  void saysWhatLowerPoliciesMayStillDo() {
    String control =
        """
        {"ec2_attributes": {"names": {"@@operators_allowed_for_child_policies": [%s]}}}
        """;

    assertThat(permittedAfter(names("@@assign", "a")))
        .containsExactly("@@assign", "@@append", "@@remove");
    assertThat(permittedAfter(names("@@assign", "a"), control.formatted("\"@@append\"")))
        .containsExactly("@@append");
    assertThat(
            permittedAfter(
                names("@@assign", "a"),
                control.formatted("\"@@append\", \"@@remove\""),
                control.formatted("\"@@assign\", \"@@remove\"")))
        .containsExactly("@@remove");
  }

  @Test
  void namesWhoForbadeAnIgnoredOperatorFirst() {
    EffectivePolicy effective =
        Ladder.of(state("enabled", "@@append"), state("disabled", "@@none"), state("audit_mode"))
            .inOrder();

    assertThat(effective.content().at(Documents.STATE)).hasToString("\"enabled\"");
    assertThat(effective.ignored())
        .containsExactly(
            new IgnoredOperator(Documents.STATE, "@@assign", onUnit(1), onRoot(1)),
            new IgnoredOperator(Documents.STATE, "@@assign", onAccount(1), onRoot(1)));
  }

  @Test
  void aControlDoesNotBindPeers() {
    EffectivePolicy effective =
        Ladder.ofPeers(
                """
                {"ec2_attributes": {"names": {
                    "@@operators_allowed_for_child_policies": ["@@none"]}}}
                """,
                names("@@assign", "a"))
            .inOrder();

    assertThat(effective.content().at(Documents.NAMES)).hasToString("[\"a\"]");
    assertThat(effective.ignored()).isEmpty();
  }

  @Test
  void aTargetWithoutPoliciesOfItsOwnSharesItsParentsPolicy() {
    List<DeclarativePolicy> policies =
        List.of(
            Acme.foreign("p-11111111", "base", state("enabled"), Acme.ROOT),
            Acme.foreign("p-22222222", "silent", "{}", Acme.DEV),
            Acme.foreign("p-33333333", "prod", names("@@assign", "a"), Acme.PROD_WEB));
    Inheritance inheritance = Inheritance.of(Acme.tree(), policies);
    EffectivePolicy root = inheritance.effective(Acme.ROOT);

    assertThat(inheritance.effective(Acme.PROD)).isSameAs(root);
    assertThat(inheritance.effective(Acme.PROD_DATA)).isSameAs(root);
    assertThat(inheritance.effective(Acme.DEV)).isSameAs(root);
    assertThat(inheritance.effective(Acme.PROD_WEB)).isNotSameAs(root);
  }

  @Test
  void aPolicyAttachedElsewhereReachesNobody() {
    TargetId elsewhere = new TargetId("999999999999");
    List<DeclarativePolicy> policies =
        List.of(Acme.foreign("p-11111111", "gone", state("enabled"), elsewhere));

    assertThat(Inheritance.of(Acme.tree(), policies).effective(Acme.DEV).content()).isEmpty();
  }

  @Test
  void refusesATargetOutsideTheOrganization() {
    Inheritance inheritance = Inheritance.of(Acme.tree(), List.of());

    assertThatThrownBy(() -> inheritance.effective(new TargetId("999999999999")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("999999999999 is not in the organization");
  }

  @Test
  void nobodyCanChangeTheContentOfASharedPolicy() {
    EffectivePolicy effective = Ladder.ofPeers(state("enabled")).inOrder();

    effective.content().removeAll();

    assertThat(effective.content().at(Documents.STATE)).hasToString("\"enabled\"");
  }

  private static List<String> permittedAfter(String... peers) {
    return onlyDecision(Ladder.ofPeers(peers)).permitted();
  }

  private static Decision onlyDecision(Ladder ladder) {
    List<Decision> decisions = ladder.inOrder().decisions();
    assertThat(decisions).hasSize(1);
    return decisions.get(0);
  }

  private static List<Source> sources(Decision decision) {
    return decision.steps().stream().map(Step::source).toList();
  }
}
