package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.journal.Rehearsal.Fault;
import io.amiguard.plan.Change;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rollback takes for moved, and what is none of its business. */
class RollbackRefusedTest extends RollbackCases {
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
    rehearsal.become(Acme.with(called("theirs-now")));
    List<Finding> renamed = Rollback.of(rehearsal.past(entry), rehearsal.live()).moved();

    assertThat(renamed)
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-11111111) is called theirs-now since");
    assertThat(gone)
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-11111111) is gone since");
    assertThat(another)
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-22222222) is another one than it was");
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

  private static DeclarativePolicy called(String name) {
    return new DeclarativePolicy(
        LIVE.id(),
        new PolicyName(name),
        LIVE.description(),
        LIVE.tags(),
        LIVE.document(),
        LIVE.targets());
  }
}
