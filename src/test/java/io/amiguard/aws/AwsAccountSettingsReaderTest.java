package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Planner;
import io.amiguard.policy.State;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.survey.Place;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import io.amiguard.verify.Expectation;
import io.amiguard.verify.InForce;
import io.amiguard.verify.Sample;
import io.amiguard.verify.Verification;
import io.amiguard.verify.Verification.Completeness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against the sandbox, through the real SDK. */
class AwsAccountSettingsReaderTest {
  private static final Duration ATTEMPT_LIMIT = Duration.ofMillis(500);
  private static final Place PROD_WEB = new Place(Acme.PROD_WEB, "eu-west-1");
  private static final CurrentOrganization ORGANIZATION =
      Acme.with(
          Acme.managed(
              "p-11111111",
              "allowed-amis",
              Acme.allowing(State.AUDIT_MODE, "amazon", "aws_marketplace"),
              Acme.ROOT));

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every=10,kind=TooManyRequests,on=all",
        "every=10,kind=500,on=all",
        "every=10,kind=dropped,on=all",
        "every=10,kind=dropped,when=after,on=all",
        "every=10,kind=ExpiredToken,on=all",
        "every=10,kind=slow,on=all",
        "every=29,kind=TooManyRequests,on=all every=31,kind=500,on=all every=37,kind=dropped,on=all"
            + " every=41,kind=ExpiredToken,on=all every=43,kind=slow,on=all"
      })
  void faultsInOneOfTenCallsChangeNoVerdict(String faults) {
    String bad =
        """
        {"allowedImagesSettings": [{"accountId": "222222222222", "region": "eu-west-1",
           "state": "disabled", "managedBy": "account", "imageCriteria": []}],
         "roles": {"444444444444": []}}""";
    SandboxOptions options = SandboxOptions.defaults();
    for (String fault : faults.split(" ", -1)) {
      options = options.withFault(Fault.parse(fault));
    }
    Verification calm = calm(bad);
    try (Sandbox sandbox = Sandbox.start(snapshot(bad), options, clock)) {
      List<Verification> stormy = Stream.generate(() -> survey(sandbox)).limit(4).toList();

      assertThat(stormy)
          .allSatisfy(
              verification -> {
                assertThat(verification.findings()).isEqualTo(calm.findings()).hasSize(2);
                assertThat(verification.coverage()).isEqualTo(calm.coverage());
                assertThat(verification.completeness()).isEqualTo(Completeness.INCOMPLETE);
              });
      assertThat(sandbox.calls())
          .filteredOn(call -> !call.outcome().equals("OK"))
          .hasSizeGreaterThan(8);
    }
  }

  private Verification calm(String inventory) {
    try (Sandbox sandbox = sandbox(inventory)) {
      return survey(sandbox);
    }
  }

  private Verification survey(Sandbox sandbox) {
    List<TargetId> accounts =
        List.of(Acme.PROD_WEB, Acme.PROD_DATA, Acme.DEV, Acme.PLAYGROUND, Acme.MANAGEMENT);
    Expectation expectation = Expectation.of(Planner.plan(ORGANIZATION, List.of(), List.of()));
    InForce inForce = new InForce(new Scope(accounts, accounts.size(), 1), expectation);
    try (AwsAccountSettingsReader reader = reader(sandbox)) {
      inForce.ask(new Survey<>(reader, Set.of(), 4), progress -> {});
    }
    return inForce.with(
        new Verification(
            List.of(), new Sample(List.of(), 0), Completeness.COMPLETE, Optional.empty()),
        Set.of(),
        ORGANIZATION.tree());
  }

  private AwsAccountSettingsReader reader(Sandbox sandbox) {
    return reader(sandbox, MemberRoles.ofOrganizations());
  }

  private AwsAccountSettingsReader reader(Sandbox sandbox, MemberRoles roles) {
    MemberClients clients =
        new MemberClients(
            AwsConnection.ofSandbox(sandbox.endpoint(), Waits.none()),
            AwsHttp.directPool(4),
            ATTEMPT_LIMIT);
    return new AwsAccountSettingsReader(
        new MemberCalls(clients, new MemberSessions(clients, roles, Acme.MANAGEMENT, clock)));
  }

  private Sandbox sandbox(String inventory) {
    return Sandbox.start(snapshot(inventory), SandboxOptions.defaults(), clock);
  }

  private static Snapshot snapshot(String inventory) {
    try {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(inventory);
      json.putArray("regions").add("us-east-1").add("us-west-2").add("eu-west-1");
      return Snapshot.of(ORGANIZATION.tree(), Set.of("ec2.amazonaws.com"), ORGANIZATION.policies())
          .withInventory(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
