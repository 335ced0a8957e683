package io.amiguard.verify;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Planner;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.verify.Verification.Completeness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final AllowedImagesSettings AUDIT = allowing(State.AUDIT_MODE, "amazon");
  private static final String DISABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
      """;

  @Test
  void findsNothingWhereAwsSaysWhatTheSettingsSay() {
    CurrentOrganization current =
        Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT));

    Verification verification = check(current, new Predicted(current));

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.sample().isComplete()).isTrue();
    assertThat(verification.completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void namesWhatDiffersInAPolicyThatWasEditedByHand() {
    CurrentOrganization current =
        Acme.with(
            managed(
                "p-11111111",
                "allowed-amis",
                allowing(State.ENABLED, "amazon", "999999999999"),
                Acme.ROOT));

    List<String> messages =
        new Checker(plan(current), new Predicted(current))
            .attached().findings().stream().map(Finding::message).toList();

    assertThat(messages)
        .containsExactly(
            "policy allowed-amis (p-11111111):"
                + " ec2_attributes.allowed_images_settings.image_criteria.criteria_1"
                + ".allowed_image_providers has 999999999999, which the settings do not",
            "policy allowed-amis (p-11111111): ec2_attributes.allowed_images_settings.state"
                + " is \"enabled\"; the settings say \"audit_mode\"");
  }

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
  void namesWhatAwsSaysInsteadOfWhatIsExpected() {
    CurrentOrganization current = Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.DEV));
    PolicyReader stale =
        new Predicted(current) {
          @Override
          public Optional<ObjectNode> effectivePolicy(TargetId account) {
            return Optional.empty();
          }
        };

    Verification verification = check(current, stale);

    assertThat(verification.findings())
        .filteredOn(finding -> finding.rule().startsWith("check."))
        .extracting(Finding::message)
        .containsExactly(
            "dev (444444444444): AWS has allowed_images_settings.image_criteria.criteria_1"
                + ".allowed_image_providers not set; the settings give [\"amazon\"]",
            "dev (444444444444): AWS has allowed_images_settings.state not set;"
                + " the settings give \"audit_mode\"");
  }

  @Test
  void isIncompleteWhenAnAccountCannotBeRead() {
    CurrentOrganization current = Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.DEV));
    PolicyReader denied =
        new Predicted(current) {
          @Override
          public Optional<ObjectNode> effectivePolicy(TargetId account) {
            throw new AmiguardException(Kind.FAILED, "AWS denied it for account " + account);
          }
        };

    Verification verification = check(current, denied);

    assertThat(verification.completeness()).isEqualTo(Completeness.INCOMPLETE);
    assertThat(verification.sample()).isEqualTo(new Sample(List.of(), 1));
    assertThat(verification.findings())
        .filteredOn(finding -> finding.rule().startsWith("check."))
        .extracting(Finding::message)
        .containsExactly(
            "dev (444444444444): the effective policy could not be read: AWS denied it for the"
                + " account");
  }

  @Test
  void missesWhatAPolicyThatIsNotOursAnyMoreShouldSay() {
    CurrentOrganization current =
        Acme.with(
            foreign(
                "p-11111111",
                "allowed-amis",
                """
                {"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"disabled"}}}}
                """,
                Acme.DEV));

    assertThat(check(current, new Predicted(current)).findings())
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(
            "plan.foreign-policy", "check.effective-differs", "check.effective-differs");
  }

  @Test
  void tellsOnceWhatIsTheSameInManyAccounts() {
    CurrentOrganization current =
        Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT));
    PolicyReader stale =
        new Predicted(current) {
          @Override
          public Optional<ObjectNode> effectivePolicy(TargetId account) {
            ObjectNode other = super.effectivePolicy(account).orElseThrow();
            other.withObject("/ec2_attributes/allowed_images_settings").put("state", "enabled");
            return Optional.of(other);
          }
        };

    assertThat(check(current, stale).findings())
        .extracting(Finding::message)
        .containsExactly(
            "management (111111111111), prod-web (222222222222), prod-data (333333333333) and 2"
                + " more accounts: AWS has allowed_images_settings.state \"enabled\"; the settings"
                + " give \"audit_mode\"");
  }

  @Test
  void namesAccountsThatAreFrozenOnAnOlderPolicy() {
    CurrentOrganization current =
        Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.ROOT));
    PolicyReader frozen =
        new Predicted(current) {
          @Override
          public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
            return List.of(
                new InvalidEffectivePolicy(
                    Acme.DEV, List.of("ELEMENTS_TOO_MANY at image_criteria")));
          }
        };

    Verification verification = check(current, frozen);

    assertThat(verification.findings())
        .extracting(Finding::message)
        .containsExactly(
            "dev (444444444444) keeps its last valid effective policy, because AWS refuses the"
                + " merged one: ELEMENTS_TOO_MANY at image_criteria");
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

  @Test
  void isIncompleteWhenItCannotBeReadWhichAccountsAreFrozen() {
    CurrentOrganization current = Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.DEV));
    PolicyReader denied =
        new Predicted(current) {
          @Override
          public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
            throw new AmiguardException(Kind.FAILED, "AWS denied it");
          }
        };

    Verification verification = check(current, denied);

    assertThat(verification.completeness()).isEqualTo(Completeness.INCOMPLETE);
    assertThat(without(verification))
        .extracting(Finding::message)
        .containsExactly(
            "whether AWS refuses the merged policy of an account could not be read: AWS denied it");
  }

  @Test
  void saysSoWhereThereIsNobodyToCompare() {
    CurrentOrganization current =
        Acme.with(managed("p-11111111", "allowed-amis", AUDIT, Acme.CLOSED));

    assertThat(without(check(current, new Predicted(current))))
        .extracting(Finding::severity, Finding::rule)
        .containsExactly(tuple(Severity.NOTE, "check.no-active-account"));
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

  /** Returns the findings but for what follows from inheritance alone. */
  private static List<Finding> without(Verification verification) {
    return verification.findings().stream()
        .filter(finding -> !finding.rule().startsWith("inheritance."))
        .toList();
  }

  private static Verification check(CurrentOrganization current, PolicyReader aws) {
    Plan plan = plan(current);
    Expectation expectation = Expectation.of(plan);
    return new Checker(plan, aws)
        .effective(Sample.all(current.tree(), plan.desired().get(0).targets()), expectation);
  }

  private static Plan plan(CurrentOrganization current) {
    return Planner.plan(
        current,
        List.of(
            desired(
                "allowed-amis",
                AUDIT,
                current.policies().get(0).targets().toArray(TargetId[]::new))),
        List.of());
  }

  /** AWS as it is when it says just what we predict. */
  private static class Predicted implements PolicyReader {
    private final CurrentOrganization organization;

    Predicted(CurrentOrganization organization) {
      this.organization = organization;
    }

    @Override
    public List<DeclarativePolicy> policies() {
      return organization.policies();
    }

    @Override
    public Optional<ObjectNode> effectivePolicy(TargetId account) {
      return Optional.of(
          Inheritance.of(organization.tree(), organization.policies())
              .effective(account)
              .content());
    }

    @Override
    public List<InvalidEffectivePolicy> invalidEffectivePolicies() {
      return List.of();
    }
  }
}
