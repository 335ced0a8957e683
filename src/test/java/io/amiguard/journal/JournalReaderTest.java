package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.JournalEntry.Status;
import io.amiguard.journal.Step.Outcome;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.io.Reader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReaderTest {
  private static final String HEADING =
      """
      {"formatVersion":"1","line":"heading","time":"2026-11-24T12:00:00Z","caller":"arn:aws:iam::111111111111:user/eva","organizationId":"o-acme000001","fingerprint":"ab12","planId":"7a1c","changes":2,"undoes":"20261124T110000Z-1"}
      """;
  private static final String CREATE =
      """
      {"line":"begin","number":1,"time":"2026-11-24T12:00:01Z","action":"create_policy","policyName":"allowed-amis","before":null,"after":{"policyId":null,"policyName":"allowed-amis","description":"AMIs","tags":{"amiguard:managed":"true"},"targets":["r-acme"],"content":{"ec2_attributes":{}}}}
      """;
  private static final String CREATED =
      """
      {"line":"result","number":1,"time":"2026-11-24T12:00:02Z","outcome":"done","policyId":"p-11111111"}
      """;
  private static final String ENABLE =
      """
      {"line":"begin","number":2,"time":"2026-11-24T12:00:03Z","action":"enable_service_access","servicePrincipal":"ec2.amazonaws.com"}
      """;
  private static final String FAILED =
      """
      {"line":"result","number":2,"time":"2026-11-24T12:00:04Z","outcome":"failed","message":"AWS denied it."}
      """;

  @Test
  void readsWhoDidWhatAndHowItWent() {
    JournalEntry entry = read(HEADING + CREATE + CREATED + ENABLE + FAILED).orElseThrow();

    assertThat(entry.heading())
        .isEqualTo(
            new Heading(
                Instant.parse("2026-11-24T12:00:00Z"),
                Optional.of("arn:aws:iam::111111111111:user/eva"),
                "o-acme000001",
                "ab12",
                Optional.of("7a1c"),
                2,
                SafetyLimits.DEFAULT,
                Optional.of("20261124T110000Z-1")));
    assertThat(entry.status()).isEqualTo(Status.FAILED);
    assertThat(entry.done()).isEqualTo(1);
    Step create = entry.steps().get(0);
    assertThat(create.policy()).contains(new PolicyName("allowed-amis"));
    assertThat(create.policyId()).contains(new PolicyId("p-11111111"));
    assertThat(entry.steps().get(1).message()).contains("AWS denied it.");
  }

  @Test
  void readsTheLimitsOfThePlan() {
    JournalEntry entry =
        read(HEADING.replace("\"changes\":2", "\"changes\":2,\"limits\":{\"maxAccounts\":7}"))
            .orElseThrow();

    assertThat(entry.heading().limits())
        .isEqualTo(new SafetyLimits(OptionalInt.of(7), OptionalInt.empty()));
    assertThatThrownBy(
            () ->
                read(
                    HEADING.replace(
                        "\"changes\":2", "\"changes\":2,\"limits\":{\"maxShare\":\"x\"}")))
        .hasMessageContaining("is not a line of a journal");
  }

  @Test
  void aResultThatWasNotWrittenIsNotKnown() {
    JournalEntry entry = read(HEADING + CREATE).orElseThrow();

    assertThat(entry.status()).isEqualTo(Status.INTERRUPTED);
    assertThat(entry.steps()).extracting(Step::outcome).containsExactly(Outcome.UNKNOWN);
    assertThat(entry.steps().get(0).policyId()).isEmpty();
  }

  @Test
  void aLastLineThatWasCutOffCountsAsNotWritten() {
    String whole = HEADING + CREATE + CREATED;
    for (int length = 0; length < whole.length(); length++) {
      Optional<JournalEntry> entry = read(whole.substring(0, length));

      assertThat(entry.isPresent()).isEqualTo(length >= HEADING.length());
      assertThat(entry.map(JournalEntry::done).orElse(0L)).isZero();
      assertThat(entry.map(JournalEntry::steps).orElse(List.of()).size())
          .isEqualTo(length >= (HEADING + CREATE).length() ? 1 : 0);
    }
  }

  @Test
  void aCallerThatIsNotKnownIsNone() {
    String text = HEADING.replace("\"caller\":\"arn:aws:iam::111111111111:user/eva\",", "");

    assertThat(read(text).orElseThrow().heading().caller()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"line\":\"begin\",\"number\":1}",
        "{\"line\":\"result\",\"number\":7,\"outcome\":\"done\"}",
        "[]",
        "{\"line\":\"begin\",\"number\":1,\"time\":\"yesterday\",\"action\":\"create_policy\"}"
      })
  void namesTheLineThatIsNoneOfAJournal(String line) {
    assertThatThrownBy(() -> read(HEADING + line + "\n" + CREATE))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "journal file x.jsonl:2 is not a line of a journal. Move the file away to go on without it.")
        .extracting("kind")
        .isEqualTo(Kind.INVALID_INPUT);
  }

  /** What a policy says may be long, and a list of entries does not need it. */
  @Test
  void passesOverWhatStoodInThePolicies() {
    String broken = CREATE.replace("\"content\":{\"ec2_attributes\":{}}", "\"content\":7");

    assertThat(read(HEADING + broken).orElseThrow().steps()).hasSize(1);
  }

  @Test
  void doesNotReadWhatIsFarTooLong() {
    Reader zeros =
        new Reader() {
          @Override
          public int read(char[] target, int from, int length) {
            Arrays.fill(target, from, from + length, '0');
            return length;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> JournalReader.read("x", new JournalSource("x.jsonl", zeros)))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "journal file x.jsonl holds more than 50,000,000 characters, which no journal does. Move the file away to go on without it.");
  }

  @Test
  void saysSoIfAnotherVersionWroteTheFile() {
    assertThatThrownBy(() -> read(HEADING.replace("\"1\"", "\"2\"")))
        .isInstanceOf(AmiguardException.class)
        .hasMessageContaining("x.jsonl has the format version 2, and this amiguard reads 1");
  }

  private static Optional<JournalEntry> read(String text) {
    return Rehearsal.read("x", text);
  }
}
