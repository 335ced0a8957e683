package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.journal.Step.Outcome;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a journal holds, also a forged one: no policy of somebody else is written to. */
class RollbackOwnershipPropertyTest {
  private static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");
  private static final PolicyName NAME = new PolicyName("allowed-amis");
  private static final List<PolicyId> IDS =
      List.of(new PolicyId("p-11111111"), new PolicyId("p-99999999"));
  private static final List<PolicyDocument> DOCUMENTS =
      List.of(
          PolicyDocument.parse("{\"ec2_attributes\":{}}"),
          PolicyDocument.of(Acme.allowing(State.AUDIT_MODE, "amazon")));

  @Property(tries = 5000)
  void onlyWhatIsOursOrWasGivenBackIsWrittenTo(
      @ForAll("deeds") List<Deed> deeds, @ForAll("policy") DeclarativePolicy live) {
    CurrentOrganization organization = Acme.with(live);

    Rollback rollback = Rollback.of(past(deeds), organization);

    if (rollback.moved().isEmpty() && !rollback.plan().isEmpty()) {
      assertThat(live.isManaged() || wasGivenBack(live.id(), deeds))
          .as("%s by %s", live, deeds)
          .isTrue();
      assertThat(rollback.plan().changes()).noneMatch(Change.CreatePolicy.class::isInstance);
    }
  }

  /** What was refused was not made, so that it tells nothing. */
  @Property(tries = 1000)
  void refusedLinesChangeNothing(
      @ForAll("deeds") List<Deed> deeds,
      @ForAll("deed") Deed refused,
      @ForAll("policy") DeclarativePolicy live) {
    CurrentOrganization organization = Acme.with(live);
    List<Deed> more = new ArrayList<>(deeds);
    more.add(new Deed(step(refused.step().action(), Outcome.REFUSED), refused.edit()));

    Rollback without = Rollback.of(past(deeds), organization);
    Rollback with = Rollback.of(past(more), organization);

    assertThat(with.moved()).isEqualTo(without.moved());
    assertThat(with.plan().changes()).isEqualTo(without.plan().changes());
  }

  private static boolean wasGivenBack(PolicyId id, List<Deed> deeds) {
    return deeds.stream()
        .filter(deed -> deed.step().outcome() != Outcome.REFUSED)
        .filter(deed -> deed.step().action().equals("untag_policy"))
        .map(Deed::edit)
        .filter(Edit.Whole.class::isInstance)
        .map(Edit.Whole.class::cast)
        .anyMatch(edit -> edit.before().filter(before -> before.id().equals(id)).isPresent());
  }

  private static Past past(List<Deed> deeds) {
    Heading heading =
        new Heading(
            TIME,
            Optional.empty(),
            "o-acme000001",
            "fingerprint",
            Optional.empty(),
            deeds.size(),
            SafetyLimits.DEFAULT,
            Optional.empty());
    JournalEntry entry =
        new JournalEntry("entry", heading, deeds.stream().map(Deed::step).toList());
    return new Past(entry, deeds, Succession.in(new Journal(List.of(entry)), "o-acme000001"));
  }

  @Provide
  Arbitrary<List<Deed>> deeds() {
    return deed().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<Deed> deed() {
    Arbitrary<String> actions =
        Arbitraries.of(
            "create_policy", "tag_policy", "untag_policy", "update_policy", "delete_policy");
    Arbitrary<Outcome> outcomes = Arbitraries.of(Outcome.class);
    Arbitrary<Deed> whole =
        Combinators.combine(actions, outcomes, policy().optional(0.7), policy().optional(0.7))
            .as(
                (action, outcome, before, after) ->
                    new Deed(step(action, outcome), new Edit.Whole(before, after)));
    Arbitrary<Deed> attachment =
        Combinators.combine(outcomes, targets(), Arbitraries.of(IDS), policy().optional(0.7))
            .as(
                (outcome, target, id, first) ->
                    new Deed(
                        step("attach_policy", outcome),
                        new Edit.Attachment(Optional.of(id), target, true, first)));
    return Arbitraries.frequencyOf(Tuple.of(3, whole), Tuple.of(1, attachment));
  }

  @Provide
  Arbitrary<DeclarativePolicy> policy() {
    return Combinators.combine(
            Arbitraries.of(IDS),
            Arbitraries.of(DOCUMENTS),
            Arbitraries.of(Map.<String, String>of(), Map.of(DeclarativePolicy.MANAGED_TAG, "true")),
            targets().set().ofMaxSize(1).map(Set::copyOf))
        .as(
            (id, document, tags, targets) ->
                new DeclarativePolicy(id, NAME, "AMIs", tags, document, List.copyOf(targets)));
  }

  private static Arbitrary<TargetId> targets() {
    return Arbitraries.of(Acme.ROOT, Acme.PROD);
  }

  private static Step step(String action, Outcome outcome) {
    return new Step(
        1, TIME, action, Optional.of(NAME), Optional.empty(), outcome, Optional.empty());
  }
}
