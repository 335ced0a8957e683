package io.amiguard.policy;

import static io.amiguard.policy.Documents.NAMES;
import static io.amiguard.policy.Documents.STATE;
import static io.amiguard.policy.Documents.names;
import static io.amiguard.policy.Documents.onAccount;
import static io.amiguard.policy.Documents.onRoot;
import static io.amiguard.policy.Documents.onUnit;
import static io.amiguard.policy.Documents.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left open where AWS exposes no order, or documents no answer. */
class UncertainInheritanceTest {

  @Test
  void namesTheCandidatesWhereTheOrderDecides() {
    EffectivePolicy effective =
        new Ladder(
                List.of(
                    List.of(names("@@assign", "a"), names("@@assign", "b")),
                    List.of(names("@@append", "c"))))
            .unordered();

    assertThat(effective.content()).isEmpty();
    assertThat(effective.decisions()).isEmpty();
    Uncertain uncertain = only(effective);
    assertThat(uncertain.path()).isEqualTo(NAMES);
    assertThat(uncertain.because()).containsExactly(InheritanceRule.FIRST_ATTACHED_ASSIGNS);
    assertThat(uncertain.candidates())
        .extracting(
            it -> it.value().toString(), UncertainInheritanceTest::sources, Decision::overridden)
        .containsExactly(
            tuple("[\"a\",\"c\"]", List.of(onRoot(1), onAccount(1)), List.of(onRoot(2))),
            tuple("[\"b\",\"c\"]", List.of(onRoot(2), onAccount(1)), List.of(onRoot(1))));
  }

  @Test
  void whatDoesNotDependOnTheOrderStaysCertain() {
    EffectivePolicy effective =
        Ladder.ofPeers(state("enabled"), state("audit_mode"), names("@@assign", "a")).unordered();

    assertThat(effective.content()).hasToString("{\"ec2_attributes\":{\"names\":[\"a\"]}}");
    assertThat(only(effective).path()).isEqualTo(STATE);
  }

  @Test
  void anAssignmentBelowEndsTheQuestion() {
    EffectivePolicy effective =
        new Ladder(
                List.of(List.of(state("enabled"), state("audit_mode")), List.of(state("disabled"))))
            .unordered();

    assertThat(effective.uncertain()).isEmpty();
    assertThat(effective.content().at(STATE)).hasToString("\"disabled\"");
  }

  @Test
  void candidatesThatBecomeEqualAreOneAgain() {
    EffectivePolicy effective =
        new Ladder(
                List.of(
                    List.of(names("@@assign", "a"), names("@@assign", "a", "b")),
                    List.of(names("@@remove", "b"))))
            .unordered();

    assertThat(effective.uncertain()).isEmpty();
    assertThat(effective.content().at(NAMES)).hasToString("[\"a\"]");
  }

  @Test
  void equalValuesOfPeersAreCertainAndTheFirstByIdIsNamed() {
    List<DeclarativePolicy> policies =
        List.of(
            Acme.foreign("p-22222222", "second", names("@@assign", "a", "b"), Acme.PROD),
            Acme.foreign("p-11111111", "first", names("@@assign", "b", "a"), Acme.PROD));

    EffectivePolicy effective = Inheritance.of(Acme.tree(), policies).effective(Acme.PROD_WEB);

    assertThat(effective.uncertain()).isEmpty();
    Decision decision = effective.decisions().get(0);
    assertThat(sources(decision))
        .extracting(it -> it.policyName().value())
        .containsExactly("first");
    assertThat(decision.overridden())
        .extracting(it -> it.policyName().value())
        .containsExactly("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@@none", "@@remove"})
  void aKeyAddedBelowALockedContainerMayNotBeThere(String control) {
    Ladder ladder = Ladder.of(criterion1(control), criterion2());

    Uncertain uncertain = only(ladder.unordered());

    assertThat(uncertain.path()).isEqualTo("/ec2_attributes/image_criteria/criteria_2/names");
    assertThat(uncertain.because()).containsExactly(InheritanceRule.CONTAINER_CONTROL);
    assertThat(uncertain.lock()).contains(onRoot(1));
    assertThat(uncertain.candidates())
        .extracting(it -> it.value().toString(), UncertainInheritanceTest::sources)
        .containsExactly(tuple("[\"x-*\"]", List.of(onAccount(1))));
    assertThat(ladder.inOrder().content().at(uncertain.path())).hasToString("[\"x-*\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@@all", "@@assign", "@@append"})
  void aContainerThatPermitsToAssignOrAppendLetsKeysIn(String control) {
    assertThat(Ladder.of(criterion1(control), criterion2()).unordered().uncertain()).isEmpty();
  }

  @Test
  void aValueThatIsThereMayChangeBelowALockedContainer() {
    EffectivePolicy effective =
        Ladder.of(
                criterion1("@@none"),
                """
                {"ec2_attributes": {"image_criteria": {"criteria_1": {"names": {
                    "@@assign": ["y-*"]}}}}}
                """)
            .unordered();

    assertThat(effective.uncertain()).isEmpty();
    assertThat(effective.content().at("/ec2_attributes/image_criteria/criteria_1/names"))
        .hasToString("[\"y-*\"]");
  }

  @Test
  void aControlOnAContainerDoesNotBindPeers() {
    assertThat(Ladder.ofPeers(criterion1("@@none"), criterion2()).unordered().uncertain())
        .isEmpty();
  }

  @Test
  void namesThePolicyThatForbadeTheLastWayToAddKeys() {
    Ladder ladder = Ladder.of(criterion1("@@append"), criterion1("@@assign"), criterion2());

    assertThat(only(ladder.unordered()).lock()).contains(onUnit(1));
  }

  @Test
  void aFurtherLockDoesNotTakeTheBlame() {
    Ladder ladder = Ladder.of(criterion1("@@remove"), criterion1("@@none"), criterion2());

    assertThat(only(ladder.unordered()).lock()).contains(onRoot(1));
  }

  @Test
  void whatIsChangedFurtherDownStaysAsOpenAsTheKeyAboveIt() {
    Uncertain uncertain =
        only(
            Ladder.of(
                    criterion1("@@none"),
                    criterion2(),
                    """
                    {"ec2_attributes": {"image_criteria": {"criteria_2": {"names": {
                        "@@append": ["y-*"]}}}}}
                    """)
                .unordered());

    assertThat(uncertain.lock()).contains(onRoot(1));
    assertThat(uncertain.candidates())
        .extracting(it -> it.value().toString())
        .containsExactly("[\"x-*\",\"y-*\"]");
  }

  @Test
  void aValueCanBeOpenForBothReasons() {
    Ladder ladder =
        new Ladder(
            List.of(
                List.of(criterion1("@@none")),
                List.of(criterion2(), criterion2().replace("x-*", "z-*"))));

    assertThat(only(ladder.unordered()).because())
        .containsExactly(InheritanceRule.FIRST_ATTACHED_ASSIGNS, InheritanceRule.CONTAINER_CONTROL);
  }

  private static String criterion1(String control) {
    return """
        {"ec2_attributes": {"image_criteria": {
            "@@operators_allowed_for_child_policies": ["%s"],
            "criteria_1": {"names": {"@@assign": ["golden-*"]}}}}}
        """
        .formatted(control);
  }

  private static String criterion2() {
    return """
        {"ec2_attributes": {"image_criteria": {"criteria_2": {"names": {"@@assign": ["x-*"]}}}}}
        """;
  }

  private static Uncertain only(EffectivePolicy effective) {
    assertThat(effective.uncertain()).hasSize(1);
    return effective.uncertain().get(0);
  }

  private static List<Source> sources(Decision decision) {
    return decision.steps().stream().map(Step::source).toList();
  }
}
