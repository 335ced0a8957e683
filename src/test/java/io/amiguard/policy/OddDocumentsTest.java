package io.amiguard.policy;

import static io.amiguard.policy.Documents.state;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that AWS would refuse: what makes no sense says nothing, the rest counts. */
class OddDocumentsTest {
  private static final String BASE =
      """
      {"ec2_attributes":{"names":["a"],"state":"enabled"}}""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ec2_attributes\": \"disabled\"}",
        "{\"ec2_attributes\": [{\"state\": {\"@@assign\": \"disabled\"}}]}",
        "{\"ec2_attributes\": {\"state\": \"disabled\"}}",
        "{\"ec2_attributes\": {\"state\": null}}",
        "{\"ec2_attributes\": {\"state\": {\"@@assign\": {\"to\": \"disabled\"}}}}",
        "{\"ec2_attributes\": {\"names\": {\"@@assign\": [[\"b\"]]}}}",
        "{\"ec2_attributes\": {\"names\": {\"@@append\": \"b\"}}}",
        "{\"ec2_attributes\": {\"names\": {\"@@append\": [{\"b\": 1}]}}}",
        "{\"ec2_attributes\": {\"names\": {\"@@remove\": \"a\"}}}",
        "{\"ec2_attributes\": {\"names\": {\"@@prepend\": [\"b\"], \"@@Assign\": [\"b\"]}}}",
        "{\"ec2_attributes\": {\"state\": {\"@@append\": [\"b\"], \"@@remove\": [\"enabled\"]}}}",
        "{\"ec2_attributes\": {\"state\": {\"deeper\": {\"@@assign\": \"b\"}}}}",
        "{\"ec2_attributes\": {\"@@assign\": \"b\"}}",
        "{\"@@assign\": \"b\", \"@@operators_allowed_for_child_policies\": [\"@@none\"]}",
      })
  void whatMakesNoSenseSaysNothing(String odd) {
    Ladder ladder = Ladder.of(base(), odd, "{\"ec2_attributes\": {}}");

    assertThat(ladder.inOrder().content()).hasToString(BASE);
    assertThat(ladder.unordered().content()).hasToString(BASE);
    assertThat(ladder.unordered().ignored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[\"@@none\", \"@@assign\"]", "[\"@@all\", \"@@none\"]", "[]", "[\"@@put\"]"})
  void aControlPermitsOnlyWhatItNamesAndNoneWins(String control) {
    assertThat(afterControl(control)).hasToString("\"enabled\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"@@none\"", "{}", "null", "[\"@@append\", \"@@all\"]"})
  void aControlThatIsNoListSaysNothingAndAllIsEverything(String control) {
    assertThat(afterControl(control)).hasToString("\"disabled\"");
  }

  @Test
  void ofKeysThatDifferInCaseOnlyTheLastInAlphabeticalOrderCounts() {
    String twice =
        """
        {"ec2_attributes": {"state": {"@@assign": "b"}, "State": {"@@assign": "a"}}}
        """;

    assertThat(Ladder.ofPeers(twice).inOrder().content().at(Documents.STATE)).hasToString("\"b\"");
  }

  @Test
  void aNodeThatIsAValueAndAContainerAtOnceIsAValue() {
    EffectivePolicy effective =
        Ladder.ofPeers(
                """
                {"ec2_attributes": {"state": {"deeper": {"@@assign": "b"}}}}
                """,
                state("enabled"))
            .inOrder();

    assertThat(effective.content()).hasToString("{\"ec2_attributes\":{\"state\":\"enabled\"}}");
  }

  @Test
  void keysWithSlashesAndTildesAreEscapedInPaths() {
    EffectivePolicy effective =
        Ladder.ofPeers(
                """
                {"Ec2/Attributes": {"a~b": {"@@assign": "c"}}}
                """)
            .inOrder();

    assertThat(effective.decisions().get(0).path()).isEqualTo("/ec2~1attributes/a~0b");
    assertThat(effective.decisions().get(0).steps().get(0).pointer())
        .isEqualTo("/Ec2~1Attributes/a~0b");
    assertThat(effective.content()).hasToString("{\"ec2/attributes\":{\"a~b\":\"c\"}}");
  }

  @Test
  void anyKeyMayHoldAValueEvenATopOneOrANumber() {
    EffectivePolicy effective =
        Ladder.ofPeers(
                """
                {"1": {"2": {"@@assign": "a"}}, "top": {"@@assign": "b"}, "": {"@@assign": "c"}}
                """)
            .inOrder();

    assertThat(effective.content()).hasToString("{\"\":\"c\",\"1\":{\"2\":\"a\"},\"top\":\"b\"}");
  }

  @Test
  void nestingAsDeepAsJsonAllowsIsNoProblem() {
    int depth = 490;
    String deep = "{\"a\":".repeat(depth) + "{\"@@assign\":\"x\"}" + "}".repeat(depth);

    assertThat(Ladder.of(deep, deep).unordered().content().at("/a".repeat(depth)))
        .hasToString("\"x\"");
  }

  private static String base() {
    return """
        {"ec2_attributes": {"names": {"@@assign": ["a"]}, "state": {"@@assign": "enabled"}}}
        """;
  }

  private static Object afterControl(String control) {
    String controlled =
        """
        {"ec2_attributes": {"state": {"@@assign": "enabled",
            "@@operators_allowed_for_child_policies": %s}}}
        """
            .formatted(control);
    return Ladder.of(controlled, state("disabled")).inOrder().content().at(Documents.STATE);
  }
}
