package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.journal.Rehearsal.Fault;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.plan.Planner;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollbackTest {
  private static final DeclarativePolicy LIVE =
      Acme.managed(
          "p-11111111",
          "allowed-amis",
          Acme.allowing(State.AUDIT_MODE, "amazon"),
          Acme.PROD,
          Acme.SANDBOX);
  private static final DesiredPolicy WIDER =
      Acme.desired(
          "allowed-amis", Acme.allowing(State.AUDIT_MODE, "amazon", "777777777777"), Acme.ROOT);
  private static final DesiredPolicy NEW =
      Acme.desired("sandbox-amis", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.SANDBOX);

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

  @Test
  void keepsToTheLimitsOfItsEntry() {
    SafetyLimits limits = new SafetyLimits(OptionalInt.of(9), OptionalInt.of(100));
    Rehearsal rehearsal = new Rehearsal(Acme.with(enforced(State.ENABLED)));
    Plan relaxing =
        Planner.plan(
            rehearsal.live(),
            List.of(
                Acme.desired("allowed-amis", Acme.allowing(State.DISABLED, "amazon"), Acme.PROD)),
            new PlanOptions(LeftOvers.KEEP, limits),
            List.of());

    Plan rollback = Rollback.of(rehearsal.past(rehearsal.apply(relaxing)), rehearsal.live()).plan();

    assertThat(rollback.options().limits()).isEqualTo(limits);
    assertThat(rollback.objections(Set.of())).isEmpty();
  }

  @Test
  void meetsWhatIsOnTheWayBackInTheBestOrder() {
    Rehearsal rehearsal =
        new Rehearsal(
            Acme.with(
                Acme.managed(
                    "p-11111111",
                    "allowed-amis",
                    Acme.allowing(State.ENABLED, "amazon"),
                    Acme.SANDBOX)));
    JournalEntry entry =
        rehearsal.apply(
            plan(
                rehearsal,
                Acme.desired(
                    "allowed-amis", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.ROOT)));

    Plan back = Rollback.of(rehearsal.past(entry), rehearsal.live()).plan();

    assertThat(back.changes())
        .extracting(change -> change.getClass().getSimpleName())
        .containsExactly("AttachPolicy", "DetachPolicy", "UpdatePolicy");
    assertThat(back.objections(Set.of())).isEmpty();
  }

  @Test
  void warnsOfWhatOthersSayOnTheWayToItsTargets() {
    DeclarativePolicy theirs =
        Acme.foreign(
            "p-99999999",
            "theirs",
            """
            {"ec2_attributes": {"allowed_images_settings": {"state": {"@@assign": "disabled"}}}}""",
            Acme.PROD_WEB);
    Rehearsal rehearsal = new Rehearsal(Acme.with(enforced(State.AUDIT_MODE), theirs));
    JournalEntry entry =
        rehearsal.apply(
            plan(
                rehearsal,
                Acme.desired("allowed-amis", Acme.allowing(State.DISABLED, "amazon"), Acme.PROD)));

    assertThat(Rollback.of(rehearsal.past(entry), rehearsal.live()).plan().findings())
        .extracting(Finding::rule)
        .contains("inheritance.state-changed", "inheritance.unreached-account");
  }

  private static DeclarativePolicy enforced(State state) {
    return Acme.managed("p-11111111", "allowed-amis", Acme.allowing(state, "amazon"), Acme.PROD);
  }

  @Test
  void saysWhatStaysEnabled() {
    Rehearsal rehearsal = new Rehearsal(Acme.untouched());
    JournalEntry entry = rehearsal.apply(plan(rehearsal, NEW));

    Rollback rollback = Rollback.of(rehearsal.past(entry), rehearsal.live());
    rehearsal.rollBack(entry);

    assertThat(rollback.plan().findings())
        .extracting(Finding::message)
        .containsExactly(
            "trusted access for ec2.amazonaws.com stays enabled: others may rely on it by now",
            "policy type DECLARATIVE_POLICY_EC2 stays enabled: to disable it would detach every policy of that type",
            "no policy about Allowed AMIs reaches 5 active accounts: management (111111111111),"
                + " prod-web (222222222222), prod-data (333333333333) and 2 more");
    assertThat(rehearsal.live()).isEqualTo(Acme.with());
  }

  @Test
  void isRefusedIfWhatWasLeftHasMoved() {
    Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
    JournalEntry entry = rehearsal.apply(plan(rehearsal, WIDER, NEW));
    DeclarativePolicy wider = rehearsal.live().policy(WIDER.name()).orElseThrow();
    DeclarativePolicy created = rehearsal.live().policy(NEW.name()).orElseThrow();

    rehearsal.become(
        rehearsal
            .live()
            .with(
                wider
                    .with("by hand", PolicyDocument.parse("{\"ec2_attributes\":{}}"))
                    .attachedTo(List.of(Acme.DEV)))
            .with(created.tagged(Map.of())));

    assertThat(Rollback.of(rehearsal.past(entry), rehearsal.live()).moved())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "the content of policy allowed-amis (p-11111111) was edited since",
            "the description of policy allowed-amis (p-11111111) was edited since",
            "policy allowed-amis (p-11111111) was attached to dev (444444444444) since",
            "policy allowed-amis (p-11111111) was detached from Root (r-acme) since",
            "the tags of policy sandbox-amis (p-99999991) were changed since");
  }

  @Test
  void isRefusedIfAPolicyIsGoneOrAnotherOne() {
    Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
    JournalEntry entry = rehearsal.apply(plan(rehearsal, WIDER));
    rehearsal.become(Acme.with());
    List<Finding> gone = Rollback.of(rehearsal.past(entry), rehearsal.live()).moved();
    rehearsal.become(Acme.with(LIVE.identified(new PolicyId("p-22222222"))));
    List<Finding> another = Rollback.of(rehearsal.past(entry), rehearsal.live()).moved();

    assertThat(gone)
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-11111111) is gone since");
    assertThat(another)
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-22222222) is another one than it was");
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

  @Test
  void doesNotTakeAPolicyForTheOneThatSomebodyCreatedAnewAfterwards() {
    Rehearsal rehearsal = new Rehearsal(Acme.with());
    JournalEntry create = rehearsal.apply(plan(rehearsal, NEW));
    rehearsal.apply(prune(rehearsal));
    rehearsal.apply(plan(rehearsal, NEW));

    assertThat(Rollback.of(rehearsal.past(create), rehearsal.live()).moved())
        .extracting(Finding::message)
        .containsExactly("policy sandbox-amis (p-99999992) is another one than it was");
  }

  private static Plan prune(Rehearsal rehearsal) {
    return Planner.plan(
        rehearsal.live(),
        List.of(),
        new PlanOptions(PlanOptions.LeftOvers.PRUNE, SafetyLimits.DEFAULT),
        List.of());
  }

  @Test
  void isRefusedIfADeletedPolicyCameBack() {
    DeclarativePolicy unattached = LIVE.attachedTo(List.of());
    Rehearsal rehearsal = new Rehearsal(Acme.with(unattached));
    JournalEntry entry = rehearsal.apply(plan(rehearsal, new Change.DeletePolicy(unattached)));
    rehearsal.become(Acme.with(unattached));

    assertThat(Rollback.of(rehearsal.past(entry), rehearsal.live()).moved())
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-11111111) came since");
  }

  @Test
  void leavesTheForeignPolicyAloneThatStoodInTheWayOfACreate() {
    Rehearsal rehearsal = new Rehearsal(Acme.with());
    JournalEntry entry = rehearsal.stoppingAt(1, Fault.REFUSED).apply(plan(rehearsal, NEW));
    DeclarativePolicy theirs =
        Acme.foreign("p-22222222", "sandbox-amis", "{\"ec2_attributes\":{}}", Acme.ROOT);
    rehearsal.become(Acme.with(theirs));

    Rollback rollback = Rollback.of(rehearsal.past(entry), rehearsal.live());

    assertThat(rollback.moved()).isEmpty();
    assertThat(rollback.plan().changes()).isEmpty();
  }

  @Test
  void doesNotMindWhatHappenedToOtherPolicies() {
    Rehearsal rehearsal = new Rehearsal(Acme.with(LIVE));
    JournalEntry entry = rehearsal.apply(plan(rehearsal, WIDER));
    DeclarativePolicy theirs =
        Acme.foreign("p-22222222", "theirs", "{\"ec2_attributes\":{}}", Acme.DEV);
    rehearsal.become(rehearsal.live().with(theirs));

    rehearsal.rollBack(entry);

    assertThat(rehearsal.live()).isEqualTo(Acme.with(LIVE, theirs));
  }

  private static Plan plan(Rehearsal rehearsal, DesiredPolicy... desired) {
    return Planner.plan(rehearsal.live(), List.of(desired), List.of());
  }

  private static Plan plan(Rehearsal rehearsal, Change... changes) {
    return new Plan(rehearsal.live(), List.of(), List.of(changes), List.of(), List.of());
  }
}
