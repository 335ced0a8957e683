package io.amiguard.verify;

import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.PolicyReader;
import io.amiguard.testing.Acme;
import org.junit.jupiter.api.Test;

/** Whose policy decides what a check finds, as far as that can be known. */
class CheckerOriginsTest extends CheckerCases {
  private static final String DISABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
      """;

  @Test
  void namesTheForeignPolicyThatDecidesAValue() {
    CurrentOrganization current = oursAndTheirs(Acme.ROOT, DISABLED, Acme.SANDBOX);

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
    CurrentOrganization current = oursAndTheirs(Acme.DEV, DISABLED, Acme.ROOT);

    assertThat(without(new Checker(plan(current), showing(current, "audit_mode")).attached()))
        .extracting(Finding::rule)
        .contains("plan.foreign-policy-on-path");
    assertThat(without(check(current, showing(current, "audit_mode")))).isEmpty();
  }

  @Test
  void isNotCleanWhereAPolicyThatWasAttachedFirstDecides() {
    CurrentOrganization current = oursAndTheirs(Acme.DEV, DISABLED, Acme.DEV);

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
    CurrentOrganization current = oursAndTheirs(Acme.DEV, DISABLED, Acme.DEV);

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
        oursAndTheirs(
            Acme.ROOT,
            """
            {"ec2_attributes":{"exception_message":{"@@assign":"Ask Bob"}}}
            """,
            Acme.DEV);

    assertThat(check(current, new Predicted(current)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "dev (444444444444): exception_message is \"Ask Bob\" because of policy theirs"
                + " (p-99999999) attached to dev (444444444444), which is not in the settings");
  }

  private static CurrentOrganization oursAndTheirs(
      TargetId ours, String document, TargetId theirs) {
    return Acme.with(
        managed("p-11111111", "allowed-amis", AUDIT, ours),
        foreign("p-99999999", "theirs", document, theirs));
  }

  private static PolicyReader showing(CurrentOrganization current, String state) {
    return showing(current, shown -> settings(shown).put("state", state));
  }
}
