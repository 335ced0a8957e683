package io.amiguard.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import org.junit.jupiter.api.Test;

class LaunchableImagesTest {
  private static final String ENABLED = "{\"state\": {\"@@assign\": \"enabled\"}%s}";
  private static final LaunchableImages ANYTHING = allowing(State.AUDIT_MODE, "amazon");
  private static final LaunchableImages AMAZON = allowing(State.ENABLED, "amazon");
  private static final LaunchableImages OTHERS = allowing(State.ENABLED, "777777777777");

  private static LaunchableImages allowing(State state, String... providers) {
    return Launchable.with(Acme.allowing(state, providers));
  }

  private static LaunchableImages enabled(String criterion) {
    return Launchable.with(
        ENABLED.formatted(", \"image_criteria\": {\"criteria_1\": {%s}}".formatted(criterion)));
  }

  @Test
  void onlyEnabledKeepsAnImageOut() {
    assertThat(AMAZON.mayLackWhatBothHave(ANYTHING, ANYTHING)).isTrue();
    assertThat(ANYTHING.mayHaveWhatNeitherHas(AMAZON, OTHERS)).isTrue();
    assertThat(ANYTHING.mayLackWhatBothHave(AMAZON, AMAZON)).isFalse();
  }

  @Test
  void twoCriteriaTogetherLetThroughWhatOneDoes() {
    LaunchableImages both = allowing(State.ENABLED, "111111111111", "777777777777");
    LaunchableImages oneByOne =
        Launchable.with(
            ENABLED.formatted(
                """
                , "image_criteria": {
                  "criteria_1": {"allowed_image_providers": {"@@assign": ["111111111111"]}},
                  "criteria_2": {"allowed_image_providers": {"@@assign": ["777777777777"]}}}"""));

    assertThat(oneByOne.mayLackWhatBothHave(both, both)).isFalse();
    assertThat(both.mayHaveWhatNeitherHas(oneByOne, oneByOne)).isFalse();
    assertThat(both).isNotEqualTo(oneByOne);
  }

  /** Before one and after the other, what both leave out is missed by nobody. */
  @Test
  void aMixOfBothEndsIsNothingNew() {
    LaunchableImages mix = allowing(State.ENABLED, "amazon", "777777777777");

    assertThat(mix.mayHaveWhatNeitherHas(AMAZON, OTHERS)).isFalse();
    assertThat(mix.mayLackWhatBothHave(AMAZON, OTHERS)).isFalse();
  }

  /** An image of Amazon's has an account as its owner, and nobody lists these accounts. */
  @Test
  void anAliasMaySpeakForAnAccount() {
    LaunchableImages marketplace = allowing(State.ENABLED, "999999999999");

    assertThat(marketplace.mayLackWhatBothHave(AMAZON, OTHERS)).isTrue();
    assertThat(marketplace.mayLackWhatBothHave(allowing(State.ENABLED, "111111111111"), OTHERS))
        .isFalse();
  }

  @Test
  void fewerDaysLetLessThrough() {
    LaunchableImages year = enabled(days(365));
    LaunchableImages month = enabled(days(30));

    assertThat(month.mayLackWhatBothHave(year, year)).isTrue();
    assertThat(year.mayHaveWhatNeitherHas(month, month)).isTrue();
    assertThat(year.mayLackWhatBothHave(month, year)).isFalse();
  }

  private static String days(int maximum) {
    return """
    "creation_date_condition": {"maximum_days_since_created": {"@@assign": "%d"}}"""
        .formatted(maximum);
  }

  @Test
  void whatAwsDoesNotDocumentIsTheSameOnlyAsItself() {
    LaunchableImages empty = enabled("\"allowed_image_providers\": {\"@@assign\": []}");
    LaunchableImages none = Launchable.with(ENABLED.formatted(""));

    assertThat(empty.mayLackWhatBothHave(AMAZON, AMAZON)).isTrue();
    assertThat(empty.mayHaveWhatNeitherHas(AMAZON, AMAZON)).isTrue();
    assertThat(empty.mayLackWhatBothHave(empty, AMAZON)).isFalse();
    assertThat(none.mayLackWhatBothHave(none, none)).isFalse();
    assertThat(none.mayHaveWhatNeitherHas(empty, AMAZON)).isTrue();
    assertThat(none)
        .isEqualTo(Launchable.with(ENABLED.formatted("")))
        .hasSameHashCodeAs(Launchable.with(ENABLED.formatted("")))
        .isNotEqualTo(empty);
  }

  @Test
  void aParameterThatAmiguardDoesNotKnowIsTakenByItsWords() {
    LaunchableImages one = enabled("\"brand_new\": {\"@@assign\": [\"a\"]}");
    LaunchableImages both = enabled("\"brand_new\": {\"@@assign\": [\"a\", \"b\"]}");

    assertThat(both.mayLackWhatBothHave(one, one)).isFalse();
    assertThat(one.mayLackWhatBothHave(both, both)).isTrue();
  }
}
