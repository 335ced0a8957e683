package io.amiguard.verify;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.foreign;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.PolicyReader;
import io.amiguard.policy.PolicyReader.InvalidEffectivePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.verify.Verification.Completeness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckerTest extends CheckerCases {
  @Test
  void findsNothingWhereAwsSaysWhatTheSettingsSay() {
    CurrentOrganization current = ours(Acme.ROOT);

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
  void namesWhatAwsSaysInsteadOfWhatIsExpected() {
    CurrentOrganization current = ours(Acme.DEV);
    PolicyReader stale = answering(current, predicted -> Optional.empty());

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
    CurrentOrganization current = ours(Acme.DEV);
    PolicyReader denied =
        answering(
            current,
            predicted -> {
              throw new AmiguardException(Kind.FAILED, "AWS denied it for account " + Acme.DEV);
            });

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
    CurrentOrganization current = ours(Acme.ROOT);
    PolicyReader stale = showing(current, shown -> settings(shown).put("state", "enabled"));

    assertThat(check(current, stale).findings())
        .extracting(Finding::message)
        .containsExactly(
            "management (111111111111), prod-web (222222222222), prod-data (333333333333) and 2"
                + " more accounts: AWS has allowed_images_settings.state \"enabled\"; the settings"
                + " give \"audit_mode\"");
  }

  @Test
  void namesAccountsThatAreFrozenOnAnOlderPolicy() {
    CurrentOrganization current = ours(Acme.ROOT);
    InvalidEffectivePolicy tooMany =
        new InvalidEffectivePolicy(Acme.DEV, List.of("ELEMENTS_TOO_MANY at image_criteria"));
    PolicyReader frozen = refusing(current, () -> List.of(tooMany));

    Verification verification = check(current, frozen);

    assertThat(verification.findings())
        .extracting(Finding::message)
        .containsExactly(
            "dev (444444444444) keeps its last valid effective policy, because AWS refuses the"
                + " merged one: ELEMENTS_TOO_MANY at image_criteria");
  }

  @Test
  void isIncompleteWhenItCannotBeReadWhichAccountsAreFrozen() {
    CurrentOrganization current = ours(Acme.DEV);
    PolicyReader denied =
        refusing(
            current,
            () -> {
              throw new AmiguardException(Kind.FAILED, "AWS denied it");
            });

    Verification verification = check(current, denied);

    assertThat(verification.completeness()).isEqualTo(Completeness.INCOMPLETE);
    assertThat(without(verification))
        .extracting(Finding::message)
        .containsExactly(
            "whether AWS refuses the merged policy of an account could not be read: AWS denied it");
  }

  @Test
  void saysSoWhereThereIsNobodyToCompare() {
    CurrentOrganization current = ours(Acme.CLOSED);

    assertThat(without(check(current, new Predicted(current))))
        .extracting(Finding::severity, Finding::rule)
        .containsExactly(tuple(Severity.NOTE, "check.no-active-account"));
  }

  private static CurrentOrganization ours(TargetId target) {
    return Acme.with(managed("p-11111111", "allowed-amis", AUDIT, target));
  }
}
