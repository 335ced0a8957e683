package io.amiguard.verify;

import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import io.amiguard.policy.PolicyReader;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose policy decides what a check finds, as far as that can be known. */
class CheckerOriginsTest extends CheckerCases {
  private static final String DISABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
      """;

  @Test
  void namesTheForeignPolicyThatDecidesAValue() {
    CurrentOrganization current =
        Acme.with(
            managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT),
            foreign(
                "p-99999999",
                "theirs",
                """
                {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
                """,
                Acme.SANDBOX));

    Verification verification = check(current, new Predicted(current));

    assertThat(verification.findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "policy theirs (p-99999999) turns the state from audit_mode to disabled; policy"
                + " allowed-amis (p-11111111) on Root (r-acme) leaves it open to lower policies:"
                + " 1 active account under /Sandbox (ou-acme-33333333)",
            "playground (555555555555): state is \"disabled\" because of policy theirs (p-99999999)"
                + " attached to /Sandbox (ou-acme-33333333), which is not in the settings");
  }

  @Test
  void reportsAForeignPolicyOnThePathWhereNobodyAsksAwsWhatItComesTo() {
    CurrentOrganization current =
        Acme.with(
            managed("p-11111111", "allowed-amis", AUDIT, Acme.DEV),
            foreign("p-99999999", "theirs", DISABLED, Acme.ROOT));
    Plan plan =
        Planner.plan(current, List.of(Acme.desired("allowed-amis", AUDIT, Acme.DEV)), List.of());

    assertThat(without(new Checker(plan, showing(current, "audit_mode")).attached()))
        .extracting(Finding::rule)
        .contains("plan.foreign-policy-on-path");
    assertThat(without(check(current, showing(current, "audit_mode")))).isEmpty();
  }

  @Test
  void isNotCleanWhereAPolicyThatWasAttachedFirstDecides() {
    CurrentOrganization current =
        Acme.with(
            managed("p-11111111", "allowed-amis", AUDIT, Acme.DEV),
            foreign("p-99999999", "theirs", DISABLED, Acme.DEV));

    assertThat(without(check(current, showing(current, "disabled"))))
        .extracting(Finding::severity, Finding::message)
        .containsExactly(
            tuple(
                Severity.DANGER,
                "dev (444444444444): state is \"disabled\" because of policy theirs (p-99999999)"
                    + " attached to dev (444444444444), which is not in the settings"));
  }

  @Test
  void isNotCleanWhereOnlyTheOrderOfAttachmentMakesItRight() {
    CurrentOrganization current =
        Acme.with(
            managed("p-11111111", "allowed-amis", AUDIT, Acme.DEV),
            foreign("p-99999999", "theirs", DISABLED, Acme.DEV));

    assertThat(without(check(current, showing(current, "audit_mode"))))
        .extracting(Finding::rule, Finding::message)
        .containsExactly(
            tuple(
                "check.order-decides",
                "dev (444444444444): state is \"audit_mode\" only because of the order in which"
                    + " policies were attached"));
  }

  @Test
  void namesTheForeignPolicyThatDecidesTheExceptionMessage() {
    CurrentOrganization current =
        Acme.with(
            managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT),
            foreign(
                "p-99999999",
                "theirs",
                """
                {"ec2_attributes":{"exception_message":{"@@assign":"Ask Bob"}}}
                """,
                Acme.DEV));

    assertThat(check(current, new Predicted(current)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "dev (444444444444): exception_message is \"Ask Bob\" because of policy theirs"
                + " (p-99999999) attached to dev (444444444444), which is not in the settings");
  }

  private static PolicyReader showing(CurrentOrganization current, String state) {
    return new Predicted(current) {
      @Override
      public Optional<ObjectNode> effectivePolicy(TargetId account) {
        ObjectNode shown = super.effectivePolicy(account).orElseThrow();
        shown.withObject("/ec2_attributes/allowed_images_settings").put("state", state);
        return Optional.of(shown);
      }
    };
  }
}
