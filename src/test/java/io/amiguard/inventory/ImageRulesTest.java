package io.amiguard.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final List<DeclarativePolicy> policies = new ArrayList<>();

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

  private void enabled(String criteria) {
    policy(Acme.ROOT, settings("enabled", criteria));
  }

  private static String settings(String state, String criteria) {
    return """
        {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"%s"},"image_criteria":{%s}}}}"""
        .formatted(state, criteria);
  }

  private void policy(TargetId target, String document) {
    String id = "p-1111111" + policies.size();
    policies.add(
        new DeclarativePolicy(
            new PolicyId(id),
            new PolicyName(id),
            "",
            Map.of(),
            PolicyDocument.parse(document),
            List.of(target)));
  }

  private Verdict verdict(Image image) {
    EffectivePolicy policy = Inheritance.of(Acme.tree(), policies).effective(Acme.PROD_WEB);
    return ImageRules.of(policy).verdict(image, Acme.PROD_WEB.value(), NOW);
  }

  private static Draft image() {
    return new Draft();
  }

  /** An image of Canonical's, 20 days old, to be changed. */
  private static final class Draft {
    private Optional<String> name = Optional.of("golden-web-1");
    private Optional<String> owner = Optional.of("099720109477");
    private Optional<String> alias = Optional.empty();
    private Instant created = NOW.minus(Duration.ofDays(20));
    private Optional<Instant> deprecated = Optional.empty();
    private Optional<Set<String>> codes = Optional.of(Set.of());

    Draft name(String text) {
      name = Optional.of(text);
      return this;
    }

    Draft owner(@Nullable String id) {
      owner = Optional.ofNullable(id);
      return this;
    }

    Draft alias(String word) {
      alias = Optional.of(word);
      return this;
    }

    Draft created(int daysAgo) {
      created = NOW.minus(Duration.ofDays(daysAgo));
      return this;
    }

    Draft deprecated(int daysAgo) {
      deprecated = Optional.of(NOW.minus(Duration.ofDays(daysAgo)));
      return this;
    }

    Draft codes(String code) {
      codes = Optional.of(Set.of(code));
      return this;
    }

    Draft unreadableCodes() {
      codes = Optional.empty();
      return this;
    }

    Image build() {
      return new Image(
          "ami-0aaaaaaaaaaaaaaaa",
          "us-east-1",
          name,
          new Image.Owner(owner, alias),
          new Image.Lifetime(Optional.of(created), deprecated, "available"),
          codes,
          Image.Visibility.PUBLIC);
    }
  }
}
