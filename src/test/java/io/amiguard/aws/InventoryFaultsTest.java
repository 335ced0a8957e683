package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.SurveyedInventory;
import io.amiguard.organization.TargetId;
import io.amiguard.sandbox.Fault;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Reading what runs while AWS is in a bad mood. */
class InventoryFaultsTest {
  private final FakeClock clock = new FakeClock();

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
  void faultsInOneOfTenCallsChangeNothing(String faults) {
    SandboxOptions options = SandboxOptions.defaults().withEmptyPages().withPageSize(2);
    for (String fault : faults.split(" ", -1)) {
      options = options.withFault(Fault.parse(fault));
    }
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
