package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectChangeTest {
  private static final String NO_CRITERIA = "{}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "one more | {'c_1': {'n': ['x']}} | {'c_1': {'n': ['x']}, 'c_2': {'n': ['y']}} | WIDENS",
        "one less | {'c_1': {'n': ['x']}, 'c_2': {'n': ['y']}} | {'c_1': {'n': ['x']}} | NARROWS",
      })
  void knowsThatCriteriaAreAlternatives(
      String claim, String before, String after, String expected) {
    assertThat(directions(criteria(before), criteria(after))).as(claim).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "two change places | {'c_1': {'n': ['x']}, 'c_2': {'n': ['y']}} | {'c_1': {'n': ['y']}, 'c_2': {'n': ['x']}} | NEITHER",
        "one more in front | {'c_1': {'n': ['x']}} | {'c_1': {'n': ['y']}, 'c_2': {'n': ['x']}} | WIDENS",
        "the first is gone | {'c_1': {'n': ['x']}, 'c_2': {'n': ['y']}} | {'c_1': {'n': ['y']}} | NARROWS",
      })
  void knowsThatTheNumberOfACriterionMeansNothing(
      String claim, String before, String after, String expected) {
    assertThat(directions(criteria(before), criteria(after))).as(claim).contains(expected);
    assertThat(directions(criteria(before), criteria(after)))
        .as(claim)
        .isSubsetOf(expected, "NEITHER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filled  | {'c_1': {'n': []}}    | {'c_1': {'n': ['x']}}",
        "emptied | {'c_1': {'n': ['x']}} | {'c_1': {'n': []}}",
      })
  void takesNothingForGrantedAboutAnEmptyList(String claim, String before, String after) {
    assertThat(directions(criteria(before), criteria(after))).as(claim).containsExactly("NARROWS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a further parameter | {'names': ['x']}             | {'names': ['x'], 'codes': ['y']} | NARROWS",
        "a parameter less    | {'names': ['x'], 'codes': ['y']} | {'names': ['x']}             | WIDENS",
        "a further value     | {'names': ['x']}             | {'names': ['x', 'y']}            | WIDENS",
        "a value less        | {'names': ['x', 'y']}        | {'names': ['x']}                 | NARROWS",
        "fewer days          | {'age': {'days': '300'}}     | {'age': {'days': '200'}}         | NARROWS",
        "more days           | {'age': {'days': '200'}}     | {'age': {'days': '300'}}         | WIDENS",
      })
  void knowsThatTheParametersOfACriterionMustAllHold(
      String claim, String before, String after, String expected) {
    String one = "{'criteria_1': %s}";

    assertThat(directions(criteria(one.formatted(before)), criteria(one.formatted(after))))
        .as(claim)
        .containsExactly(expected);
  }

  @Test
  void partsAListThatLosesAndGainsAndPutsTheLossFirst() {
    List<EffectChange> changes =
        changes(
            criteria("{'criteria_1': {'names': ['x', 'y']}}"),
            criteria("{'criteria_1': {'names': ['y', 'z']}}"));

    assertThat(changes)
        .extracting(
            change -> change.direction().name(),
            change -> change.difference().removed(),
            change -> change.difference().added())
        .containsExactly(
            tuple("NARROWS", List.of("x"), List.of()), tuple("WIDENS", List.of(), List.of("z")));
  }

  @Test
  void saysNothingAboutTheStateOrWhereThereWereNoCriteria() {
    ObjectNode audit = json("{'state': 'audit_mode'}");
    ObjectNode enabled = json("{'state': 'enabled'}");

    assertThat(directions(audit, enabled)).containsExactly("NEITHER");
    assertThat(directions(criteria(NO_CRITERIA), criteria("{'criteria_1': {'names': ['x']}}")))
        .containsExactly("NEITHER");
    assertThat(directions(criteria("{'criteria_1': {'names': ['x']}}"), criteria(NO_CRITERIA)))
        .containsExactly("NEITHER");
  }

  @Test
  void saysNothingAboutCriteriaThatAreNoContainer() {
    assertThat(directions(json("{'image_criteria': 'x'}"), json("{'image_criteria': 'y'}")))
        .containsExactly("NEITHER");
  }

  @Test
  void claimsNothingAboutACriterionWithAnOpenValue() {
    EffectivePolicy open =
        effective(
            foreign("p-1", "one", "{'image_criteria': {'c_1': {'n': {'@@assign': ['x']}}}}"),
            foreign("p-2", "two", "{'image_criteria': {'c_1': {'n': {'@@assign': ['y']}}}}"),
            foreign("p-3", "old", "{'image_criteria': {'c_1': {'m': {'@@assign': ['z']}}}}"));
    EffectivePolicy known =
        effective(foreign("p-1", "one", "{'image_criteria': {'c_1': {'n': {'@@assign': ['x']}}}}"));

    assertThat(EffectChange.of(open, known))
        .extracting(
            change -> change.direction().name(),
            change -> String.join(".", change.difference().path().subList(3, 5)))
        .containsExactly(tuple("NEITHER", "c_1.m"));
    assertThat(EffectChange.of(known, open))
        .extracting(change -> change.direction().name())
        .containsExactly("NEITHER");
  }

  private static DeclarativePolicy foreign(String id, String name, String allowedImages) {
    return Acme.foreign(id, name, json(allowedImages).toString(), Acme.ROOT);
  }

  private static EffectivePolicy effective(DeclarativePolicy... policies) {
    return Inheritance.of(Acme.tree(), List.of(policies)).effective(Acme.DEV);
  }

  /** The policy of an account that has these values. */
  private static EffectivePolicy effective(ObjectNode content) {
    List<Decision> decisions = new ArrayList<>();
    for (Difference value : Difference.from(content)) {
      decisions.add(
          new Decision(
              "/" + String.join("/", value.path()),
              value.after().orElseThrow(),
              List.of(),
              List.of(),
              List.of()));
    }
    return new EffectivePolicy(decisions, List.of(), List.of());
  }

  private static List<EffectChange> changes(ObjectNode before, ObjectNode after) {
    return EffectChange.of(effective(before), effective(after));
  }

  private static List<String> directions(ObjectNode before, ObjectNode after) {
    return changes(before, after).stream().map(it -> it.direction().name()).toList();
  }

  private static ObjectNode criteria(String criteria) {
    return json("{'image_criteria': %s}".formatted(criteria));
  }

  private static ObjectNode json(String allowedImages) {
    return PolicyDocument.parse(
            "{'ec2_attributes': {'allowed_images_settings': %s}}"
                .formatted(allowedImages)
                .replace('\'', '"'))
        .json();
  }
}
