package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.planfile.PlanFile;
import io.amiguard.planfile.SavedPlan;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A plan that is read from its file is the one that was shown when it was saved. */
class SavedPlanPropertyTest {
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @Property(tries = 200)
  void comesBackWhateverIsLiveAndWanted(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    SafetyLimits limits = new SafetyLimits(OptionalInt.of(1), OptionalInt.empty());
    Plan plan =
        Planner.plan(
            Acme.with(live.toArray(DeclarativePolicy[]::new)),
            desired,
            new PlanOptions(leftOvers, limits),
            List.of());

    SavedPlan saved = PlanFile.read("saved.plan", PlanFile.write(ID, plan, Map.of()));

    assertThat(saved.plan().current()).isEqualTo(plan.current());
    assertThat(saved.plan().changes()).isEqualTo(plan.changes());
    assertThat(saved.plan().findings()).isEqualTo(plan.findings());
    assertThat(PlanJson.of(saved.plan())).isEqualTo(PlanJson.of(plan));
    assertThat(PlanJson.haveSameChanges(saved.planFor(plan.current()), plan)).isTrue();
  }

  @Provide
  Arbitrary<List<DeclarativePolicy>> live() {
    return SharedPolicies.live();
  }

  @Provide
  Arbitrary<List<DesiredPolicy>> desired() {
    return SharedPolicies.desired();
  }
}
