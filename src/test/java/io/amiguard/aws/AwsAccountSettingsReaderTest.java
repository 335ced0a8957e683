package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.policy.State;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.survey.Place;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The adapter against the sandbox, through the real SDK. */
class AwsAccountSettingsReaderTest {
  private static final Place PROD_WEB = new Place(Acme.PROD_WEB, "eu-west-1");

  private final FakeClock clock = new FakeClock();

  @Test
  void readsWhatIsInForceInTheSpellingOfPolicies() {
    try (Sandbox sandbox = sandbox("{}");
        AwsAccountSettingsReader reader = reader(sandbox)) {
      AccountSettings settings = reader.settings(PROD_WEB);

      assertThat(settings.state()).isEqualTo(State.AUDIT_MODE);
      assertThat(settings.managedBy()).isEqualTo(ManagedBy.DECLARATIVE_POLICY);
      assertThat(settings.criteria())
          .containsExactly(
              new Criterion(
                  Map.of(
                      Parameter.ALLOWED_IMAGE_PROVIDERS,
                      new TreeSet<>(Set.of("amazon", "aws_marketplace")))));
    }
  }

  @Test
  void readsEveryParameterOfACriterionThatAnAccountHasSet() {
    String own =
        """
        {"allowedImagesSettings": [{"accountId": "222222222222", "region": "eu-west-1",
          "state": "enabled", "managedBy": "account", "imageCriteria": [
            {"imageProviders": ["none"]},
            {"imageNames": ["golden-*"], "marketplaceProductCodes": ["abc123"],
             "maximumDaysSinceCreated": 300, "maximumDaysSinceDeprecated": 0}]}]}""";
    try (Sandbox sandbox = sandbox(own);
        AwsAccountSettingsReader reader = reader(sandbox)) {
      AccountSettings settings = reader.settings(PROD_WEB);

      assertThat(settings.managedBy()).isEqualTo(ManagedBy.ACCOUNT);
      assertThat(settings.criteria())
          .extracting(Criterion::toString)
          .containsExactlyInAnyOrder(
              "allowed_image_providers [none]",
              "image_names [golden-*], marketplace_product_codes [abc123],"
                  + " maximum_days_since_created 300, maximum_days_since_deprecated 0");
    }
  }

  @Test
  void listsOnlyTheRegionsThatTheAccountHasEnabled() {
    try (Sandbox sandbox = sandbox("{\"disabledRegions\": {\"222222222222\": [\"eu-west-1\"]}}");
        AwsAccountSettingsReader reader = reader(sandbox)) {
      assertThat(reader.regions(Acme.PROD_WEB)).containsExactly("us-east-1", "us-west-2");
      assertThat(reader.regions(Acme.DEV)).containsExactly("eu-west-1", "us-east-1", "us-west-2");
      assertThatThrownBy(() -> reader.settings(PROD_WEB))
          .isInstanceOf(AmiguardException.class)
          .hasMessage(
              "EC2 does not accept the credentials (ec2:GetAllowedImagesSettings, AuthFailure): the"
                  + " Region is not enabled in the account, or the credentials are no longer good");
    }
  }

  @Test
  void entersTheCallersOwnAccountWithoutARole() {
    try (Sandbox sandbox = sandbox("{}");
        AwsAccountSettingsReader reader = reader(sandbox)) {
      reader.settings(new Place(Acme.MANAGEMENT, "us-east-1"));

      assertThat(sandbox.callCounts()).doesNotContainKey("AssumeRole");
    }
  }

  @Test
  void opensOneSessionForAllRegionsAndANewOneBeforeItExpires() {
    try (Sandbox sandbox = sandbox("{}");
        AwsAccountSettingsReader reader = reader(sandbox)) {
      reader.regions(Acme.PROD_WEB);
      reader.settings(PROD_WEB);
      clock.forAtLeast(Duration.ofMinutes(54));
      reader.settings(PROD_WEB);
      assertThat(sandbox.callCounts()).containsEntry("AssumeRole", 1L);

      clock.forAtLeast(Duration.ofMinutes(2));
      reader.settings(PROD_WEB);
      assertThat(sandbox.callCounts()).containsEntry("AssumeRole", 2L);
    }
  }

  @Test
  void takesTheRoleOfAnAccountAndTheExternalIdThatItAsksFor() {
    String roles =
        """
        {"roles": {"222222222222": [{"name": "Audit", "externalId": "acme-1"}],
                   "444444444444": ["Audit"]}}""";
    try (Sandbox sandbox = sandbox(roles);
        AwsAccountSettingsReader right =
            reader(
                sandbox,
                new MemberRoles(
                    "OrganizationAccountAccessRole",
                    Optional.of("acme-1"),
                    "nightly",
                    Map.of(
                        Acme.PROD_WEB,
                        "arn:aws:iam::222222222222:role/team/Audit",
                        Acme.DEV,
                        "Audit")));
        AwsAccountSettingsReader withoutId =
            reader(sandbox, new MemberRoles("Audit", Optional.empty(), "nightly", Map.of()))) {
      assertThat(right.regions(Acme.PROD_WEB)).hasSize(3);
      assertThat(right.regions(Acme.DEV)).hasSize(3);
      assertThat(right.regions(Acme.PROD_DATA)).hasSize(3);
      assertThatThrownBy(() -> withoutId.regions(Acme.PROD_WEB))
          .isInstanceOf(AmiguardException.class)
          .hasMessageStartingWith(
              "AWS denies sts:AssumeRole for role Audit: it does not exist there")
          .hasMessageNotContaining("222222222222");
    }
  }

  @Test
  void saysThatAServiceControlPolicyDenies() {
    try (Sandbox sandbox = sandbox("{\"deniedRegions\": {\"222222222222\": [\"eu-west-1\"]}}");
        AwsAccountSettingsReader reader = reader(sandbox)) {
      assertThatThrownBy(() -> reader.settings(PROD_WEB))
          .isInstanceOf(AmiguardException.class)
          .hasMessage(
              "AWS denies ec2:GetAllowedImagesSettings with an explicit deny in a service control"
                  + " policy: grant it to the role, or leave the Region out with --regions");
    }
  }

  private AwsAccountSettingsReader reader(Sandbox sandbox) {
    return reader(sandbox, MemberRoles.ofOrganizations());
  }

  private AwsAccountSettingsReader reader(Sandbox sandbox, MemberRoles roles) {
    return new AwsAccountSettingsReader(MemberSandbox.calls(sandbox, roles, clock));
  }

  private Sandbox sandbox(String inventory) {
    return Sandbox.start(MemberSandbox.snapshot(inventory), SandboxOptions.defaults(), clock);
  }
}
