package io.amiguard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.testing.Acme;
import org.junit.jupiter.api.Test;

class ImageRulesTest extends ImageRulesCases {
  @Test
  void namesTheFirstCriterionThatAllowsAnImage() {
    enabled(
        """
        "criteria_10": {"image_names": {"@@assign": ["golden-*"]}},
        "criteria_2": {"allowed_image_providers": {"@@assign": ["amazon"]}}""");

    assertThat(verdict(image().alias("amazon").build()))
        .isEqualTo(new Verdict.Allowed("criteria_2"));
    assertThat(verdict(image().build())).isEqualTo(new Verdict.Allowed("criteria_10"));
  }

  @Test
  void namesTheNearestCriterionAndTheParameterThatFails() {
    enabled(
        """
        "criteria_1": {
          "allowed_image_providers": {"@@assign": ["111122223333"]},
          "image_names": {"@@assign": ["windows-*"]}},
        "criteria_2": {
          "allowed_image_providers": {"@@assign": ["111122223333"]},
          "image_names": {"@@assign": ["golden-*"]}}""");

    assertThat(verdict(image().build()))
        .isEqualTo(
            new Verdict.Blocked(
                "criteria_2", "provider 099720109477 is not in criteria_2; name matches"));
  }

  @Test
  void tellsWhyEachParameterFails() {
    enabled(
        """
        "criteria_1": {
          "image_names": {"@@assign": ["windows-*"]},
          "marketplace_product_codes": {"@@assign": ["abc1"]},
          "creation_date_condition": {"maximum_days_since_created": {"@@assign": "10"}},
          "deprecation_time_condition": {"maximum_days_since_deprecated": {"@@assign": "5"}}}""");

    assertThat(verdict(image().codes("xyz9").deprecated(7).build()).why())
        .isEqualTo(
            "created 20 days ago, and criteria_1 takes 10,"
                + " deprecated 7 days ago, and criteria_1 takes 5,"
                + " name golden-web-1 is not in criteria_1,"
                + " product code xyz9 is not in criteria_1");
    assertThat(verdict(image().build()).why())
        .contains("it has no Marketplace product code, and criteria_1 asks for one");
  }

  @Test
  void readsAliasesInBothSpellings() {
    enabled(
        """
        "criteria_1": {"allowed_image_providers": {"@@assign": ["aws_marketplace"]}},
        "criteria_2": {"allowed_image_providers": {"@@assign": ["aws-backup-vault"]}}""");

    assertThat(verdict(image().alias("aws-marketplace").build()))
        .isEqualTo(new Verdict.Allowed("criteria_1"));
    assertThat(verdict(image().alias("aws-backup-vault").build()))
        .isEqualTo(new Verdict.Allowed("criteria_2"));
    assertThat(verdict(image().alias("amazon").build()).why())
        .isEqualTo("provider 099720109477 (amazon) is not in criteria_1");
  }

  @Test
  void allowsTheAccountsOwnImageWhateverTheCriteria() {
    enabled("\"criteria_1\": {\"image_names\": {\"@@assign\": [\"windows-*\"]}}");

    assertThat(verdict(image().owner(Acme.PROD_WEB.value()).build()).why())
        .isEqualTo("the account's own AMI, always allowed");
  }

  @Test
  void letsImagesPassThatAreNotDeprecatedYet() {
    enabled(
        "\"criteria_1\": {\"deprecation_time_condition\":"
            + " {\"maximum_days_since_deprecated\": {\"@@assign\": \"0\"}}}");

    assertThat(verdict(image().build()).kind()).isEqualTo(Verdict.Kind.ALLOWED);
    assertThat(verdict(image().deprecated(-1).build()).kind()).isEqualTo(Verdict.Kind.ALLOWED);
    assertThat(verdict(image().deprecated(0).build()).kind()).isEqualTo(Verdict.Kind.BLOCKED);
  }

  @Test
  void doesNotBlockAnImageThatMayBeTheAccountsOwn() {
    enabled("\"criteria_1\": {\"image_names\": {\"@@assign\": [\"windows-*\"]}}");

    assertThat(verdict(image().owner(null).build()).why())
        .isEqualTo("its owner is not known, and an account's own AMIs are always allowed");
  }

  @Test
  void saysNothingWhereNoPolicyOrADisabledOneReaches() {
    assertThat(verdict(image().build()))
        .isEqualTo(new Verdict.NotGoverned("no policy reaches the account"));

    policy(
        Acme.ROOT,
        settings("disabled", "\"criteria_1\": {\"image_names\": {\"@@assign\": [\"x\"]}}"));

    assertThat(verdict(image().build()))
        .isEqualTo(new Verdict.NotGoverned("the state is disabled"));
  }
}
