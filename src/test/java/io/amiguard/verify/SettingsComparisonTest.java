package io.amiguard.verify;

import static io.amiguard.testing.Acme.foreign;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What EC2 shows against policies, both as JSON. */
class SettingsComparisonTest {
  private static final DeclarativePolicy ROOT =
      foreign(
          "p-11111111",
          "allowed-amis",
          """
          {"ec2_attributes": {"allowed_images_settings": {
            "state": {"@@assign": "audit_mode"},
            "image_criteria": {
              "criteria_1": {"allowed_image_providers": {"@@assign": ["amazon", "aws_marketplace"]}},
              "criteria_2": {
                "allowed_image_providers": {"@@assign": ["111122223333"]},
                "image_names": {"@@assign": ["golden-*", "base-*"]},
                "marketplace_product_codes": {"@@assign": []},
                "creation_date_condition": {"maximum_days_since_created": {"@@assign": "0300"}}}}}}}
          """,
          Acme.ROOT);
  private static final String AS_PREDICTED =
      """
      [{"maximum_days_since_created": ["300"], "image_names": ["base-*", "golden-*"],
        "allowed_image_providers": ["111122223333"]},
       {"allowed_image_providers": ["aws-marketplace", "amazon"]}]""";

  @Test
  void spellingOrderAndNumbersOfCriteriaMakeNoDifference() {
    assertThat(verdict(State.AUDIT_MODE, AS_PREDICTED, ROOT)).isEqualTo(Verdict.IN_FORCE);
  }

  @Test
  void namesTheStateThatDiffers() {
    Verdict verdict = verdict(State.ENABLED, AS_PREDICTED, ROOT);

    assertThat(verdict.status()).isEqualTo(Status.STATE_DIFFERS);
    assertThat(texts(verdict))
        .containsExactly("state is enabled in EC2; the policies give audit_mode");
  }

  @Test
  void namesTheParametersOfTheOneCriterionThatDiffers() {
    Verdict verdict =
        verdict(
            State.AUDIT_MODE,
            """
            [{"maximum_days_since_created": ["30"], "image_names": ["golden-*", "x-*"],
              "marketplace_product_codes": ["abc"], "allowed_image_providers": ["111122223333"]},
             {"allowed_image_providers": ["aws-marketplace", "amazon"]}]""",
            ROOT);

    assertThat(verdict.status()).isEqualTo(Status.CRITERIA_DIFFER);
    assertThat(texts(verdict))
        .containsExactly(
            "the criteria in EC2 differ: criteria_2.image_names has [x-*], which the policies do not"
                + " and lacks [base-*] of the policies; criteria_2.marketplace_product_codes is [abc],"
                + " the policies give not set; criteria_2.maximum_days_since_created is 30, the"
                + " policies give 300");
  }

  @Test
  void namesCriteriaThatAreMissingAndThoseThatNoPolicyGives() {
    Verdict verdict =
        verdict(
            State.AUDIT_MODE,
            """
            [{"allowed_image_providers": ["999999999999"]},
             {"allowed_image_providers": ["aws-marketplace", "amazon"]},
             {"image_names": ["*"]}, {}]""",
            ROOT);

    assertThat(texts(verdict))
        .containsExactly(
            "the criteria in EC2 differ: criteria_2 of the policies is missing"
                + " (allowed_image_providers [111122223333], image_names [base-*, golden-*],"
                + " maximum_days_since_created 300); one is there that no policy gives"
                + " (allowed_image_providers [999999999999]); one is there that no policy gives"
                + " (image_names [*])");
  }

  @Test
  void saysWhoManagesTheSettingAndNotWhatFollowsFromThat() {
    Verdict verdict =
        SettingsComparison.verdict(
            predicted(ROOT), new AccountSettings(State.ENABLED, Set.of(), ManagedBy.ACCOUNT));

    assertThat(verdict.status()).isEqualTo(Status.NOT_MANAGED);
    assertThat(texts(verdict))
        .containsExactly(
            "no declarative policy is in force: EC2 says that the account manages Allowed AMIs"
                + " itself (state enabled, no criteria)");
  }

  @Test
  void expectsNothingWhereNoPolicySaysAnything() {
    assertThat(
            SettingsComparison.verdict(
                predicted(), new AccountSettings(State.ENABLED, Set.of(), ManagedBy.ACCOUNT)))
        .isEqualTo(Verdict.IN_FORCE);
  }

  @Test
  void whatTheOrderOfAttachmentDecidesMayBeAnyOfTheCandidates() {
    DeclarativePolicy peer =
        foreign(
            "p-22222222",
            "peer",
            """
            {"ec2_attributes": {"allowed_images_settings": {
              "state": {"@@assign": "enabled"},
              "image_criteria": {
                "criteria_1": {"allowed_image_providers": {"@@assign": ["222233334444"]}}}}}}
            """,
            Acme.ROOT);
    String theirs = AS_PREDICTED.replace("\"aws-marketplace\", \"amazon\"", "\"222233334444\"");

    assertThat(verdict(State.AUDIT_MODE, AS_PREDICTED, ROOT, peer)).isEqualTo(Verdict.IN_FORCE);
    assertThat(verdict(State.ENABLED, theirs, ROOT, peer)).isEqualTo(Verdict.IN_FORCE);
    assertThat(texts(verdict(State.DISABLED, theirs, ROOT, peer)))
        .containsExactly("state is disabled in EC2; the policies give enabled or audit_mode");
  }

  @Test
  void whatALockedContainerMayKeepAwayMayBeMissing() {
    DeclarativePolicy lock =
        foreign(
            "p-33333333",
            "lock",
            """
            {"ec2_attributes": {"allowed_images_settings": {
              "state": {"@@assign": "enabled"},
              "image_criteria": {
                "@@operators_allowed_for_child_policies": ["@@none"],
                "criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
            """,
            Acme.ROOT);
    DeclarativePolicy below =
        foreign(
            "p-44444444",
            "below",
            """
            {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {
              "criteria_2": {"image_names": {"@@assign": ["x-*"]}}}}}}
            """,
            Acme.PROD);

    assertThat(verdict(State.ENABLED, "[{\"allowed_image_providers\": [\"amazon\"]}]", lock, below))
        .isEqualTo(Verdict.IN_FORCE);
    assertThat(
            verdict(
                State.ENABLED,
                "[{\"allowed_image_providers\": [\"amazon\"]}, {\"image_names\": [\"x-*\"]}]",
                lock,
                below))
        .isEqualTo(Verdict.IN_FORCE);
    assertThat(verdict(State.ENABLED, "[{\"image_names\": [\"x-*\"]}]", lock, below).status())
        .isEqualTo(Status.CRITERIA_DIFFER);
  }

  @Test
  void aPolicyWithoutAStateLeavesTheStateOpen() {
    DeclarativePolicy criteriaOnly =
        foreign(
            "p-55555555",
            "criteria-only",
            """
            {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {
              "criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
            """,
            Acme.ROOT);

    assertThat(
            Stream.of(State.values())
                .map(
                    state ->
                        verdict(
                            state, "[{\"allowed_image_providers\": [\"amazon\"]}]", criteriaOnly)))
        .containsOnly(Verdict.IN_FORCE);
  }

  private static Verdict verdict(State state, String criteria, DeclarativePolicy... policies) {
    return SettingsComparison.verdict(
        predicted(policies),
        new AccountSettings(state, criteria(criteria), ManagedBy.DECLARATIVE_POLICY));
  }

  private static PredictedSettings predicted(DeclarativePolicy... policies) {
    return PredictedSettings.of(
        Inheritance.of(Acme.tree(), List.of(policies)).effective(Acme.PROD_WEB));
  }

  private static List<String> texts(Verdict verdict) {
    return verdict.observations().stream().map(Observation::text).toList();
  }

  private static Set<Criterion> criteria(String json) {
    try {
      return StreamSupport.stream(new ObjectMapper().readTree(json).spliterator(), false)
          .map(SettingsComparisonTest::criterion)
          .collect(toSet());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Criterion criterion(JsonNode json) {
    Map<Parameter, NavigableSet<String>> values = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      NavigableSet<String> texts = new TreeSet<>();
      json.path(parameter.key()).forEach(text -> texts.add(text.asText()));
      values.put(parameter, texts);
    }
    return new Criterion(values);
  }
}
