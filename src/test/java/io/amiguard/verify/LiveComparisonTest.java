package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Explanation;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyReader;
import io.amiguard.testing.Acme;
import io.amiguard.verify.LiveComparison.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveComparisonTest {
  private static final String IMAGES = "/ec2_attributes/allowed_images_settings/";
  private static final CurrentOrganization CERTAIN =
      Acme.with(
          Acme.foreign(
              "p-11111111",
              "baseline",
              """
              {"ec2_attributes": {
                "serial_console_access": {"status": {"@@assign": "disabled"}},
                "allowed_images_settings": {
                  "state": {"@@assign": "enabled"},
                  "image_criteria": {"criteria_1": {
                    "allowed_image_providers": {"@@assign": ["amazon", "111122223333"]},
                    "creation_date_condition": {
                      "maximum_days_since_created": {"@@assign": "300"}}}}}}}
              """,
              Acme.ROOT));

  /** Who was attached first is open, and so is whether the second criterion is there. */
  private static final CurrentOrganization UNCERTAIN =
      Acme.with(
          Acme.foreign("p-11111111", "one", state("enabled"), Acme.ROOT),
          Acme.foreign("p-22222222", "two", state("audit_mode"), Acme.ROOT),
          Acme.foreign(
              "p-33333333",
              "lock",
              """
              {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {
                "@@operators_allowed_for_child_policies": ["@@none"],
                "criteria_1": {"allowed_image_providers": {"@@assign": ["amazon"]}}}}}}
              """,
              Acme.ROOT),
          Acme.foreign(
              "p-44444444",
              "more",
              """
              {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {
                "criteria_2": {"image_names": {"@@assign": ["x-*"]}}}}}}
              """,
              Acme.WORKLOADS));

  @Test
  void theSameInOtherWordsIsTheSame() {
    String sameMeaning =
        """
        {"EC2_attributes": {
          "serial_console_access": {"status": "disabled"},
          "instance_metadata_defaults": {},
          "allowed_images_settings": {
            "state": "enabled",
            "image_criteria": {"Criteria_1": {
              "creation_date_condition": {"maximum_days_since_created": 300},
              "allowed_image_providers": ["111122223333", "amazon"]}}}}}
        """;

    assertThat(messages(CERTAIN, sameMeaning)).isEmpty();
  }

  @Test
  void everyAttributeCountsAndSoDoesWhatOnlyAwsHas() {
    String other =
        """
        {"ec2_attributes": {
          "serial_console_access": {"status": "enabled"},
          "exception_message": "No.",
          "allowed_images_settings": {
            "state": "enabled",
            "image_criteria": {"criteria_1": {
              "creation_date_condition": {"maximum_days_since_created": "300"},
              "allowed_image_providers": ["amazon"]}}}}}
        """;

    assertThat(messages(CERTAIN, other))
        .containsExactly(
            IMAGES
                + "image_criteria/criteria_1/allowed_image_providers: predicted"
                + " [\"amazon\",\"111122223333\"], AWS says [\"amazon\"]",
            "/ec2_attributes/exception_message: predicted nothing, AWS says \"No.\"",
            "/ec2_attributes/serial_console_access/status: predicted \"disabled\", AWS says"
                + " \"enabled\"");
  }

  @Test
  void anAccountForWhichAwsHasNothingDiffersInEveryValue() {
    LiveComparison comparison = compare(CERTAIN, new Answering(CERTAIN, Optional.empty()));

    assertThat(comparison.findings())
        .hasSize(4)
        .allSatisfy(finding -> assertThat(finding.message()).endsWith("AWS says nothing"));
    assertThat(comparison.of(Acme.DEV)).contains(Outcome.DIFFERS);
  }

  @Test
  void anUncertainValueMayBeAnyOfItsCandidates() {
    assertThat(messages(UNCERTAIN, effective("enabled", ""))).isEmpty();
    assertThat(messages(UNCERTAIN, effective("audit_mode", ""))).isEmpty();
    assertThat(messages(UNCERTAIN, effective("enabled", "x-*"))).isEmpty();
  }

  @Test
  void anUncertainValueIsNothingElse() {
    assertThat(messages(UNCERTAIN, effective("disabled", "y-*")))
        .containsExactly(
            IMAGES
                + "image_criteria/criteria_2/image_names: predicted [\"x-*\"] or nothing, AWS says"
                + " [\"y-*\"]",
            IMAGES + "state: predicted \"enabled\" or \"audit_mode\", AWS says \"disabled\"");
    assertThat(messages(UNCERTAIN, effective("", "")))
        .containsExactly(
            IMAGES + "state: predicted \"enabled\" or \"audit_mode\", AWS says nothing");
  }

  @Test
  void whatCannotBeReadIsUnreadableAndToldOnce() {
    PolicyReader denied =
        new Answering(CERTAIN, Optional.empty()) {
          @Override
          public Optional<ObjectNode> effectivePolicy(TargetId account) {
            throw new AmiguardException(Kind.FAILED, "AWS denies it for account " + account + ".");
          }
        };

    LiveComparison comparison = compare(CERTAIN, denied);

    assertThat(comparison.count(Outcome.UNREADABLE)).isEqualTo(5);
    assertThat(comparison.count(Outcome.NOT_ACTIVE)).isEqualTo(1);
    assertThat(comparison.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(LiveComparison.UNREADABLE))
        .satisfies(
            finding -> assertThat(finding.message()).endsWith("AWS denies it for the account."));
  }

  @Test
  void tellsHowFarItIs() {
    List<Integer> told = new ArrayList<>();

    LiveComparison.of(
        explanation(CERTAIN, Acme.DEV, Acme.PROD_WEB),
        new Answering(CERTAIN, Optional.empty()),
        told::add);

    assertThat(told).containsExactly(1, 2);
  }

  private static List<String> messages(CurrentOrganization organization, String actual) {
    LiveComparison comparison =
        LiveComparison.of(
            explanation(organization, Acme.DEV),
            new Answering(organization, Optional.of(PolicyDocument.parse(actual).json())),
            count -> {});
    return comparison.findings().stream()
        .map(Finding::message)
        .map(message -> message.replace("dev (444444444444): ", ""))
        .sorted()
        .toList();
  }

  private static LiveComparison compare(CurrentOrganization organization, PolicyReader aws) {
    TargetId[] all =
        organization.tree().accounts().stream()
            .map(account -> account.id())
            .toArray(TargetId[]::new);
    return LiveComparison.of(explanation(organization, all), aws, count -> {});
  }

  private static Explanation explanation(CurrentOrganization organization, TargetId... accounts) {
    return Explanation.of(organization, List.of(), List.of(accounts));
  }

  private static String state(String state) {
    return """
        {"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "%s"}}}}
        """
        .formatted(state);
  }

  private static String effective(String state, String names) {
    String criterion =
        names.isEmpty() ? "" : ", \"criteria_2\": {\"image_names\": [\"%s\"]}".formatted(names);
    return """
        {"ec2_attributes": {"allowed_images_settings": {%s
          "image_criteria": {"criteria_1": {"allowed_image_providers": ["amazon"]}%s}}}}
        """
        .formatted(state.isEmpty() ? "" : "\"state\": \"%s\",".formatted(state), criterion);
  }

  /** AWS as it is when it gives every account the same answer. */
  private static class Answering implements PolicyReader {
    private final CurrentOrganization organization;
    private final Optional<ObjectNode> answer;

    Answering(CurrentOrganization organization, Optional<ObjectNode> answer) {
      this.organization = organization;
      this.answer = answer;
    }

    @Override
    public List<DeclarativePolicy> policies() {
      return organization.policies();
    }

    @Override
    public Optional<ObjectNode> effectivePolicy(TargetId account) {
      return answer;
    }

    @Override
    public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
      return List.of();
    }
  }
}
