package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.Planner;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import io.amiguard.verify.Expectation;
import io.amiguard.verify.InForce;
import io.amiguard.verify.Sample;
import io.amiguard.verify.Verification;
import io.amiguard.verify.Verification.Completeness;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Surveys of what is set, while AWS answers badly now and then. */
final class SettingsFaultsTest {
  private final FakeClock clock = new FakeClock();

  @ParameterizedTest
  @MethodSource("io.amiguard.aws.Moods#bad")
  void faultsInOneOfTenCallsChangeNoVerdict(String faults) {
    String bad =
        """
        {"allowedImagesSettings": [{"accountId": "222222222222", "region": "eu-west-1",
           "state": "disabled", "managedBy": "account", "imageCriteria": []}],
         "roles": {"444444444444": []}}""";
    SandboxOptions options = Moods.with(faults, SandboxOptions.defaults());
    Verification calm = calm(bad);
    try (Sandbox sandbox = Sandbox.start(MemberSandbox.snapshot(bad), options, clock)) {
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
    try (Sandbox sandbox =
        Sandbox.start(MemberSandbox.snapshot(inventory), SandboxOptions.defaults(), clock)) {
      return survey(sandbox);
    }
  }

  private Verification survey(Sandbox sandbox) {
    List<TargetId> accounts =
        List.of(Acme.PROD_WEB, Acme.PROD_DATA, Acme.DEV, Acme.PLAYGROUND, Acme.MANAGEMENT);
    Expectation expectation =
        Expectation.of(Planner.plan(MemberSandbox.ORGANIZATION, List.of(), List.of()));
    InForce inForce = new InForce(new Scope(accounts, accounts.size(), 1), expectation);
    try (AwsAccountSettingsReader reader =
        new AwsAccountSettingsReader(
            MemberSandbox.calls(sandbox, MemberRoles.ofOrganizations(), clock))) {
      inForce.ask(new Survey<>(reader, Set.of(), 4), progress -> {});
    }
    return inForce.with(
        new Verification(
            List.of(), new Sample(List.of(), 0), Completeness.COMPLETE, Optional.empty()),
        Set.of(),
        MemberSandbox.ORGANIZATION.tree());
  }
}
