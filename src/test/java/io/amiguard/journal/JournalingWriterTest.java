package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.Rehearsal.Fault;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import io.amiguard.testing.FakeClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalingWriterTest {
  private static final DeclarativePolicy LIVE =
      Acme.managed(
          "p-11111111", "allowed-amis", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.PROD);

  private final List<String> lines = new ArrayList<>();
  private final Rehearsal aws = new Rehearsal(Acme.with(LIVE));

  @Test
  void writesTheOldValueDownBeforeItIsGone() {
    List<CurrentOrganization> seen = new ArrayList<>();
    JournalSink sink =
        line -> {
          lines.add(line);
          seen.add(aws.live());
        };

    writer(sink).detach(LIVE.name(), Acme.PROD);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .startsWith("{\"line\":\"begin\",\"number\":1,\"time\":\"2026-11-24T12:00:00Z\"")
        .contains("\"action\":\"detach_policy\"", "\"targetId\":\"ou-acme-22222222\"")
        .contains("\"before\":{\"attached\":true}", "\"after\":{\"attached\":false}")
        .contains("\"policy\":{\"policyId\":\"p-11111111\"")
        .contains("\"targets\":[\"ou-acme-22222222\"]");
    assertThat(seen.get(1)).isEqualTo(Acme.with(LIVE));
    assertThat(seen.get(2)).isEqualTo(Acme.with(LIVE.attachedTo(List.of())));
  }

  @Test
  void changesNothingThatItCannotWriteDown() {
    JournalingWriter writer = writer(fullAfter(1));

    assertThatThrownBy(() -> writer.detach(LIVE.name(), Acme.PROD))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "disk full; what cannot be written down first is not done. Make room and run it again.");
    assertThat(aws.live()).isEqualTo(Acme.with(LIVE));
  }

  @Test
  void stopsWhenItCannotWriteDownHowItWent() {
    JournalingWriter writer = writer(fullAfter(2));

    assertThatThrownBy(() -> writer.detach(LIVE.name(), Acme.PROD))
        .isInstanceOf(UnrecordedException.class)
        .hasMessage("disk full");
    assertThat(aws.live()).isEqualTo(Acme.with(LIVE.attachedTo(List.of())));
    assertThat(read().steps()).extracting(Step::outcome).containsExactly(Step.Outcome.UNKNOWN);
  }

  @Test
  void tellsWhyAwsRefusedEvenIfThatCannotBeWrittenDown() {
    aws.stoppingAt(1, Fault.REFUSED);
    JournalingWriter writer = writer(fullAfter(2));

    assertThatThrownBy(() -> writer.detach(LIVE.name(), Acme.PROD))
        .hasMessage("AWS denied it.")
        .satisfies(failure -> assertThat(failure.getSuppressed()[0]).hasMessage("disk full"));
  }

  @Test
  void tellsAWholePolicyOnceHoweverManyPlacesItIsAttachedTo() {
    JournalingWriter writer = writer(lines::add);

    writer.attach(LIVE.name(), Acme.DEV);
    writer.attach(LIVE.name(), Acme.SANDBOX);
    writer.update(LIVE, "Allowed AMIs", LIVE.document());
    writer.attach(LIVE.name(), Acme.ROOT);

    assertThat(lines)
        .filteredOn(line -> line.contains("\"begin\""))
        .extracting(line -> line.contains("\"content\""))
        .containsExactly(true, false, true, false);
    assertThat(lines)
        .filteredOn(line -> line.contains("\"update_policy\""))
        .singleElement()
        .asString()
        .contains("\"targets\":[\"444444444444\",\"ou-acme-22222222\",\"ou-acme-33333333\"]");
  }

  @Test
  void growsWithTheAttachmentsAndNotWithTheirSquare() {
    JournalingWriter writer = writer(lines::add);

    for (int account = 0; account < 200; account++) {
      writer.attach(LIVE.name(), new TargetId("%012d".formatted(account)));
    }

    assertThat(lines).hasSize(401);
    assertThat(lines.get(399)).hasSizeLessThan(300);
  }

  @Test
  void keepsApartWhatAwsRefusedAndWhatMayHaveHappened() {
    aws.stoppingAt(1, Fault.REFUSED);
    assertThatThrownBy(() -> writer(lines::add).detach(LIVE.name(), Acme.PROD))
        .hasMessage("AWS denied it.");

    assertThat(read().steps()).extracting(Step::outcome).containsExactly(Step.Outcome.REFUSED);
    assertThat(read().status()).isEqualTo(JournalEntry.Status.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"DENIED,REFUSED", "REFUSED,REFUSED", "FAILED,FAILED", "INCOMPLETE,FAILED"})
  void whatIsNotKnownToBeRefusedMayHaveHappened(Kind kind, Step.Outcome outcome) {
    aws.stoppingAt(1, Fault.REFUSED).refusingWith(kind);

    assertThatThrownBy(() -> writer(lines::add).detach(LIVE.name(), Acme.PROD))
        .hasMessage("AWS denied it.");

    assertThat(read().steps()).extracting(Step::outcome).containsExactly(outcome);
    assertThat(read().isUsed())
        .as("whether a saved plan is used up by it")
        .isEqualTo(outcome == Step.Outcome.FAILED);
  }

  private JournalSink fullAfter(int room) {
    return line -> {
      if (lines.size() == room) {
        throw new AmiguardException(Kind.FAILED, "disk full");
      }
      lines.add(line);
    };
  }

  private JournalEntry read() {
    return Rehearsal.read("x", String.join("\n", lines) + "\n").orElseThrow();
  }

  private JournalingWriter writer(JournalSink sink) {
    FakeClock clock = new FakeClock();
    Heading heading =
        new Heading(
            clock.instant(),
            Optional.empty(),
            "o-acme000001",
            "ab12",
            Optional.empty(),
            1,
            SafetyLimits.DEFAULT,
            Optional.empty());
    return new JournalingWriter(aws, new EntryRecorder(heading, sink, clock), aws.live());
  }
}
