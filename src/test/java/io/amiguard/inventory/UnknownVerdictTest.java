package io.amiguard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be known of an image is no verdict. */
class UnknownVerdictTest extends ImageRulesCases {
  @ParameterizedTest
  @CsvSource({"0, UNKNOWN", "1, BLOCKED", "19, BLOCKED", "20, UNKNOWN", "21, ALLOWED"})
  void doesNotKnowTheBoundaryDayOfTheAge(int maximum, Verdict.Kind kind) {
    enabled(
        "\"criteria_1\": {\"creation_date_condition\":"
            + " {\"maximum_days_since_created\": {\"@@assign\": \"%d\"}}}".formatted(maximum));

    Image image = maximum == 0 ? image().created(0).build() : image().build();

    assertThat(verdict(image).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0, BLOCKED", "6, BLOCKED", "7, UNKNOWN", "8, ALLOWED", "2147483647, ALLOWED"})
  void doesNotKnowTheBoundaryDayOfTheDeprecationButThatOfZero(int maximum, Verdict.Kind kind) {
    enabled(
        "\"criteria_1\": {\"deprecation_time_condition\":"
            + " {\"maximum_days_since_deprecated\": {\"@@assign\": \"%d\"}}}".formatted(maximum));

    assertThat(verdict(image().deprecated(7).build()).kind()).isEqualTo(kind);
  }

  /** As docs/impact.md says; AWS does not document how it counts. */
  @ParameterizedTest
  @CsvSource({"86399, 1, ALLOWED", "86400, 1, UNKNOWN", "172799, 1, UNKNOWN", "172800, 1, BLOCKED"})
  void countsWholeSpansOf24Hours(long seconds, int maximum, Verdict.Kind kind) {
    enabled(
        "\"criteria_1\": {\"creation_date_condition\":"
            + " {\"maximum_days_since_created\": {\"@@assign\": \"%d\"}}}".formatted(maximum));

    assertThat(verdict(image().createdSecondsAgo(seconds).build()).kind()).isEqualTo(kind);
  }

  @Test
  void doesNotKnowProductCodesThatCouldNotBeRead() {
    enabled("\"criteria_1\": {\"marketplace_product_codes\": {\"@@assign\": [\"abc1\"]}}");

    assertThat(verdict(image().unreadableCodes().build()))
        .isEqualTo(new Verdict.Unknown(List.of("its Marketplace product codes could not be read")));
    assertThat(verdict(image().codes("abc1").build()).kind()).isEqualTo(Verdict.Kind.ALLOWED);
  }

  @Test
  void doesNotKnowWhetherCapitalLettersCount() {
    enabled("\"criteria_1\": {\"image_names\": {\"@@assign\": [\"GOLDEN-*\"]}}");

    assertThat(verdict(image().build()).why())
        .isEqualTo(
            "its name fits criteria_1 only if capital letters do not count, which AWS does not document");
  }

  @Test
  void knowsNothingOfAnImageThatIsGone() {
    enabled(
        """
        "criteria_1": {
          "image_names": {"@@assign": ["golden-*"]},
          "deprecation_time_condition": {"maximum_days_since_deprecated": {"@@assign": "0"}},
          "creation_date_condition": {"maximum_days_since_created": {"@@assign": "10"}}}""");

    assertThat(verdict(Image.unknown("ami-0aaaaaaaaaaaaaaaa", "us-east-1")).why())
        .isEqualTo("the image is gone, or nobody could see it, so nothing is known of it");
  }

  @Test
  void doesNotKnowWhatAStateWithoutCriteriaMeans() {
    policy(
        Acme.ROOT,
        "{\"ec2_attributes\":{\"allowed_images_settings\":{\"state\":{\"@@assign\":\"enabled\"}}}}");

    assertThat(verdict(image().build()).why())
        .contains("AWS does not document what may be launched");
  }

  @Test
  void doesNotKnowWhatCriteriaWithoutAStateMean() {
    policy(
        Acme.ROOT,
        "{\"ec2_attributes\":{\"allowed_images_settings\":{\"image_criteria\":{\"criteria_1\":"
            + "{\"image_names\":{\"@@assign\":[\"x\"]}}}}}}");

    assertThat(verdict(image().build()).why())
        .isEqualTo("no policy gives the account a state that AWS documents");
  }

  @Test
  void doesNotKnowAStateThatDependsOnTheOrderOfAttachment() {
    String criteria = "\"criteria_1\": {\"image_names\": {\"@@assign\": [\"x\"]}}";
    policy(Acme.ROOT, settings("disabled", criteria));
    policy(Acme.ROOT, settings("enabled", criteria));

    assertThat(verdict(image().build()).why())
        .isEqualTo(
            "whether the account is restricted at all depends on something that AWS does not show");
  }

  @Test
  void doesNotKnowAValueThatDependsOnTheOrderOfAttachment() {
    enabled("\"criteria_1\": {\"image_names\": {\"@@assign\": [\"x\"]}}");
    enabled("\"criteria_1\": {\"image_names\": {\"@@assign\": [\"golden-*\", \"y*\"]}}");

    assertThat(verdict(image().build()).why())
        .isEqualTo(
            "it depends on the order in which policies were attached, which AWS does not show");
    assertThat(verdict(image().name("z").build()).kind()).isEqualTo(Verdict.Kind.BLOCKED);
  }

  @Test
  void doesNotKnowACriterionThatAChildControlMayKeepOut() {
    policy(
        Acme.ROOT,
        """
        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"},
         "image_criteria":{"@@operators_allowed_for_child_policies":["@@none"],
           "criteria_1":{"image_names":{"@@assign":["x"]}}}}}}""");
    policy(
        Acme.WORKLOADS,
        """
        {"ec2_attributes":{"allowed_images_settings":{"image_criteria":{
           "criteria_1":{"allowed_image_providers":{"@@assign":["111122223333"]}},
           "criteria_2":{"image_names":{"@@assign":["golden-*"]}}}}}}""");

    assertThat(verdict(image().build()).why())
        .isEqualTo(
            "whether criteria_2 is there at all depends on a child control that AWS does not document");
    assertThat(verdict(image().name("x").build()).why())
        .isEqualTo(
            "name x is not in criteria_2, if AWS lets a lower policy add that below a"
                + " locked container, which it does not document");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"image_names\":{\"@@assign\":[\"a\"],\"@@remove\":[\"a\"]}} | has a image_names without values",
        "{\"allowed_image_providers\":{\"@@assign\":[\"none\"]}} | has a provider that is neither",
        "{\"creation_date_condition\":{\"maximum_days_since_created\":{\"@@assign\":\"ten\"}}} | is no number of days",
        "{\"colour\":{\"@@assign\":\"blue\"}} | has a parameter colour",
      })
  void doesNotGuessWhatAwsDoesNotDocument(String criterion, String why) {
    enabled("\"criteria_1\": " + criterion);

    assertThat(verdict(image().build()).kind()).isEqualTo(Verdict.Kind.UNKNOWN);
    assertThat(verdict(image().build()).why()).contains(why);
  }
}
