package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.Detour.Kind;
import io.amiguard.plan.RandomChanges.Words;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is said to be on the way, held against every order of attachment, one after the other. */
class DetoursPropertyTest {

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void tellsAllThatIsMetInSomeOrder(@ForAll Random random) {
    Plan plan = new RandomChanges(random, Words.ALL).plan();
    EveryOrder every = EveryOrder.of(plan);

    assertThat(told(plan, Kind.ENFORCED)).as(all(plan)).isEqualTo(every.met(Kind.ENFORCED));
    assertThat(told(plan, Kind.NOT_ENFORCED)).as(all(plan)).isEqualTo(every.met(Kind.NOT_ENFORCED));
    assertThat(told(plan, Kind.NO_CRITERIA)).as(all(plan)).isEqualTo(every.met(Kind.NO_CRITERIA));
    assertThat(told(plan, Kind.ENFORCED, Kind.NO_CRITERIA, Kind.FEWER))
        .as(all(plan))
        .containsAll(every.met(Kind.FEWER));
    assertThat(told(plan, Kind.NOT_ENFORCED, Kind.NO_CRITERIA, Kind.MORE))
        .as(all(plan))
        .containsAll(every.met(Kind.MORE));
  }

  /** An image has one owner, so a list of accounts leaves nothing open. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void tellsNothingElseWhereOwnersAloneDecide(@ForAll Random random) {
    Plan plan = new RandomChanges(random, Words.OWNERS).plan();
    EveryOrder every = EveryOrder.of(plan);

    assertThat(every.met(Kind.FEWER)).as(all(plan)).containsAll(told(plan, Kind.FEWER));
    assertThat(every.met(Kind.MORE)).as(all(plan)).containsAll(told(plan, Kind.MORE));
  }

  private static Set<TargetId> told(Plan plan, Kind... kinds) {
    Set<TargetId> told = new TreeSet<>();
    Detours.of(plan).stream()
        .filter(detour -> List.of(kinds).contains(detour.kind()))
        .forEach(detour -> told.addAll(detour.accounts()));
    return told;
  }

  private static String all(Plan plan) {
    return plan.current().policies() + " " + plan.changes();
  }
}
