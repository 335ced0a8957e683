package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.SurveyedInventory;
import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading what runs while AWS is in a bad mood. */
class InventoryFaultsTest {
  private final FakeClock clock = new FakeClock();

  @ParameterizedTest
  @MethodSource("io.amiguard.aws.Moods#bad")
  void faultsInOneOfTenCallsChangeNothing(String faults) {
    SandboxOptions options =
        Moods.with(faults, SandboxOptions.defaults().withEmptyPages().withPageSize(2));
    Inventory calm;
    try (Sandbox sandbox = Sandbox.start(snapshot(), SandboxOptions.defaults(), clock)) {
      calm = survey(sandbox);
    }
    try (Sandbox sandbox = Sandbox.start(snapshot(), options, clock)) {
      for (int i = 0; i < 3; i++) {
        assertThat(survey(sandbox)).isEqualTo(calm);
      }
      assertThat(sandbox.calls())
          .filteredOn(call -> !call.outcome().equals("OK"))
          .hasSizeGreaterThan(4);
    }
    assertThat(calm.instances()).hasSize(5);
    assertThat(calm.unread()).isEmpty();
  }

  private Inventory survey(Sandbox sandbox) {
    List<TargetId> accounts = List.of(Acme.PROD_WEB, Acme.DEV, Acme.MANAGEMENT);
    try (AwsInventoryReader reader = InventorySandbox.reader(sandbox, clock)) {
      return new SurveyedInventory(
              new Scope(accounts, accounts.size(), 0),
              new Survey<>(reader.reading(DetailNeed.EVERYTHING), Set.of(), 4),
              progress -> {})
          .inventory();
    }
  }

  private static Snapshot snapshot() {
    return InventorySandbox.snapshot(InventorySandbox.INVENTORY);
  }
}
