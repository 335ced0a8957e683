package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.journal.Step.Outcome;
import io.amiguard.plan.SafetyLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final JournalEntry FIRST = entry("20261124T120000Z-2", "ab", Outcome.DONE);
  private static final JournalEntry SECOND = entry("20261124T120000Z-10", "cd", Outcome.DONE);

  @Test
  void theNewestComesFirstAlsoWithinASecond() {
    assertThat(new Journal(List.of(FIRST, SECOND)).entries()).containsExactly(SECOND, FIRST);
  }

  @Test
  void theNewestOfAnOrganizationIsOneOfItsOwn() {
    Journal journal = new Journal(List.of(FIRST));

    assertThat(journal.newest("o-acme000001")).contains(FIRST);
    assertThat(journal.newest("o-other00001")).isEmpty();
  }

  @Test
  void entriesAreFoundByTheirIds() {
    assertThat(new Journal(List.of(FIRST, SECOND)).entry("20261124T120000Z-2")).contains(FIRST);
    assertThat(new Journal(List.of(FIRST, SECOND)).entry("20261124T120000Z-3")).isEmpty();
  }

  @Test
  void aPlanIsUsedOnceAChangeOfItWasMadeOrMayHaveBeen() {
    Journal journal =
        new Journal(
            List.of(
                FIRST,
                entry("20261124T120000Z-3", "unknown", Outcome.UNKNOWN),
                entry("20261124T120000Z-4", "failed", Outcome.FAILED),
                entry("20261124T120000Z-5", "refused", Outcome.REFUSED)));

    assertThat(journal.useOf("ab")).contains(FIRST);
    assertThat(journal.useOf("unknown")).isPresent();
    assertThat(journal.useOf("failed")).isPresent();
    assertThat(journal.useOf("refused")).isEmpty();
    assertThat(journal.useOf("new")).isEmpty();
  }

  private static JournalEntry entry(String id, String planId, Outcome outcome) {
    Step step =
        new Step(
            1,
            NOON,
            "enable_policy_type",
            Optional.empty(),
            Optional.empty(),
            outcome,
            Optional.empty());
    Heading heading =
        new Heading(
            NOON,
            Optional.empty(),
            "o-acme000001",
            "ab12",
            Optional.of(planId),
            1,
            SafetyLimits.DEFAULT,
            Optional.empty());
    return new JournalEntry(id, heading, List.of(step));
  }
}
