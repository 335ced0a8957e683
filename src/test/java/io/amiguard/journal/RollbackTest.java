package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.journal.Rehearsal.Fault;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollbackTest extends RollbackCases {
  @Test
  void bringsBackDocumentAndAttachmentsAndDeletesWhatWasCreated() {
    Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
    JournalEntry entry = rehearsal.apply(plan(rehearsal, WIDER, NEW));

    Plan plan = Rollback.of(rehearsal.past(entry), rehearsal.live()).plan();
    rehearsal.rollBack(entry);

    assertThat(plan.changes())
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly(
            "UpdatePolicy",
            "AttachPolicy",
            "AttachPolicy",
            "DetachPolicy",
            "DetachPolicy",
            "DeletePolicy");
    assertThat(rehearsal.live()).isEqualTo(Acme.with(LIVE));
  }

  @Test
  void bringsBackWhatWasDeletedWithAllItsTags() {
    DeclarativePolicy tagged =
        LIVE.tagged(Map.of(DeclarativePolicy.MANAGED_TAG, "true", "team", "security"));
    Rehearsal rehearsal = new Rehearsal(Acme.with(tagged));
    JournalEntry entry =
        rehearsal.apply(
            plan(
                rehearsal,
                new Change.DetachPolicy(tagged.name(), Acme.PROD),
                new Change.DetachPolicy(tagged.name(), Acme.SANDBOX),
                new Change.DeletePolicy(tagged.attachedTo(List.of()))));

    rehearsal.rollBack(entry);

    assertThat(rehearsal.live().policies())
        .containsExactly(tagged.identified(new PolicyId("p-99999991")));
  }

  @Test
  void givesBackWhatWasAdoptedAndKeepsTheTagsOfOthers() {
    DeclarativePolicy theirs =
        Acme.foreign("p-11111111", "allowed-amis", "{\"ec2_attributes\":{}}", Acme.ROOT)
            .tagged(Map.of("team", "security", "amiguard:reached", "monday"));
    Rehearsal rehearsal = new Rehearsal(Acme.with(theirs));
    JournalEntry entry =
        rehearsal.apply(
            plan(
                rehearsal,
                new Change.TagPolicy(theirs, Map.of(DeclarativePolicy.MANAGED_TAG, "true")),
                new Change.UntagPolicy(theirs, Set.of("amiguard:reached")),
                new Change.UpdatePolicy(theirs, "ours now", LIVE.document())));

    rehearsal.rollBack(entry);

    assertThat(rehearsal.live()).isEqualTo(Acme.with(theirs));
  }

  @Test
  void canItselfBeRolledBack() {
    Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
    JournalEntry apply = rehearsal.apply(plan(rehearsal, WIDER));
    CurrentOrganization applied = rehearsal.live();

    JournalEntry back = rehearsal.rollBack(apply);
    JournalEntry forth = rehearsal.rollBack(back);
    CurrentOrganization again = rehearsal.live();
    rehearsal.rollBack(forth);

    assertThat(again).isEqualTo(applied);
    assertThat(rehearsal.live()).isEqualTo(Acme.with(LIVE));
  }

  @Test
  void knowsWhatRollbacksOfRollbacksCameTo() {
    Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
    JournalEntry apply = rehearsal.apply(plan(rehearsal, WIDER));
    rehearsal.rollBack(rehearsal.rollBack(apply));

    rehearsal.rollBack(apply);

    assertThat(rehearsal.live()).isEqualTo(Acme.with(LIVE));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void restoresWhateverStoppedTheApplyAtAnyChange(Fault fault) {
    for (int change = 1; change <= 6; change++) {
      Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
      JournalEntry entry = rehearsal.stoppingAt(change, fault).apply(plan(rehearsal, WIDER, NEW));

      rehearsal.rollBack(entry);

      assertThat(rehearsal.live()).as("stopped at %d", change).isEqualTo(Acme.with(LIVE));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void goesOnWithARollbackThatWasStopped(Fault fault) {
    for (int change = 1; change <= 6; change++) {
      Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
      JournalEntry apply = rehearsal.apply(plan(rehearsal, WIDER, NEW));
      rehearsal.stoppingAt(change, fault).rollBack(apply);
      Journal journal = rehearsal.journal();

      JournalEntry next = journal.newest("o-acme000001").orElseThrow();
      if (fault != Fault.NONE) {
        assertThat(next).isEqualTo(apply);
      }
      rehearsal.rollBack(apply);

      assertThat(rehearsal.live()).as("stopped at %d", change).isEqualTo(Acme.with(LIVE));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isUndoneTogetherWithTheStoppedOneThatItWentOnFrom(Fault fault) {
    for (int change = 1; change <= 5; change++) {
      Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
      JournalEntry apply = rehearsal.apply(plan(rehearsal, WIDER, NEW));
      List<DeclarativePolicy> applied = withoutIds(rehearsal);
      rehearsal.stoppingAt(change, fault).rollBack(apply);
      JournalEntry rest = rehearsal.rollBack(apply);

      rehearsal.rollBack(rest);

      assertThat(withoutIds(rehearsal)).as("stopped at %d", change).isEqualTo(applied);
    }
  }

  /** AWS gives a policy that is created again another id. */
  private static List<DeclarativePolicy> withoutIds(Rehearsal rehearsal) {
    return rehearsal.live().policies().stream()
        .map(policy -> policy.identified(PolicyId.UNKNOWN))
        .sorted(Comparator.comparing(DeclarativePolicy::name))
        .toList();
  }

  @Test
  void goesOnWithEntriesFromBeforeARollbackThatBroughtAPolicyBack() {
    Rehearsal rehearsal = new Rehearsal(Acme.with());
    JournalEntry create = rehearsal.apply(plan(rehearsal, NEW));
    JournalEntry widen =
        rehearsal.apply(
            plan(
                rehearsal,
                Acme.desired(
                    "sandbox-amis", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.ROOT)));
    rehearsal.rollBack(rehearsal.apply(prune(rehearsal)));

    rehearsal.rollBack(widen);
    rehearsal.rollBack(create);

    assertThat(rehearsal.live()).isEqualTo(Acme.with());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"KILLED_BEFORE", "KILLED_AFTER"})
  void knowsAPolicyThatAKilledRollbackBroughtBack(Fault fault) {
    Rehearsal rehearsal = new Rehearsal(Acme.with());
    JournalEntry create = rehearsal.apply(plan(rehearsal, NEW));
    JournalEntry prune = rehearsal.apply(prune(rehearsal));
    rehearsal.stoppingAt(1, fault).rollBack(prune);
    rehearsal.rollBack(prune);

    rehearsal.rollBack(create);

    assertThat(rehearsal.live()).isEqualTo(Acme.with());
  }
}
