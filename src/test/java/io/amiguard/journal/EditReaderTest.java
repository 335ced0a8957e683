package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditReaderTest {
  private static final String HEADING =
      """
      {"formatVersion":"1","line":"heading","time":"2026-11-24T12:00:00Z","organizationId":"o-acme000001","fingerprint":"ab12","changes":2}
      """;
  private static final String POLICY =
      """
      {"policyId":"p-11111111","policyName":"allowed-amis","description":"AMIs","tags":{},"targets":[%s],"content":{}}""";
  private static final String DONE =
      """
      {"line":"result","number":%d,"time":"2026-11-24T12:00:02Z","outcome":"done","policyId":"p-11111111"}
      """;

  @Test
  void followsAPolicyThroughChangesThatTellOnlyOnePlaceEach() throws IOException {
    String text =
        HEADING
            + attach(1, "r-acme", "\"policy\":" + POLICY.formatted("\"111111111111\"") + ",")
            + DONE.formatted(1)
            + attach(2, "222222222222", "")
            + DONE.formatted(2);

    Trace trace = trace(text);

    assertThat(trace.initial().orElseThrow().targets())
        .containsExactly(new TargetId("111111111111"));
    assertThat(trace.left())
        .extracting(left -> left.map(DeclarativePolicy::targets).orElse(List.of()))
        .containsExactly(
            List.of(
                new TargetId("111111111111"),
                new TargetId("222222222222"),
                new TargetId("r-acme")));
  }

  /** As it was written before a line told one place alone. */
  @Test
  void readsAttachmentsThatTellTheWholePolicyTwice() throws IOException {
    String text =
        HEADING
            + """
            {"line":"begin","number":1,"time":"2026-11-24T12:00:01Z","action":"attach_policy","policyName":"allowed-amis","targetId":"r-acme","before":%s,"after":%s}
            """
                .formatted(POLICY.formatted(""), POLICY.formatted("\"r-acme\""))
            + DONE.formatted(1);

    Trace trace = trace(text);

    assertThat(trace.initial().orElseThrow().targets()).isEmpty();
    assertThat(trace.left().get(0).orElseThrow().targets()).containsExactly(new TargetId("r-acme"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"before\":{}",
        "\"after\":{\"attached\":true}",
        "\"after\":{\"attached\":true},\"targetId\":\"nowhere\"",
      })
  void namesTheLineThatTellsNoChange(String broken) {
    String line =
        "{\"line\":\"begin\",\"number\":1,\"time\":\"2026-11-24T12:00:01Z\",\"action\":\"attach_policy\",%s}\n"
            .formatted(broken);

    assertThatThrownBy(() -> deeds(HEADING + line))
        .isInstanceOf(AmiguardException.class)
        .hasMessage(
            "journal file x.jsonl:2 is not a line of a journal. Move the file away to go on without it.");
  }

  private static String attach(int number, String target, String policy) {
    return """
        {"line":"begin","number":%d,"time":"2026-11-24T12:00:01Z","action":"attach_policy","policyId":"p-11111111","policyName":"allowed-amis","targetId":"%s",%s"before":{"attached":false},"after":{"attached":true}}
        """
        .formatted(number, target, policy);
  }

  private static Trace trace(String text) throws IOException {
    JournalEntry entry = Rehearsal.read("x", text).orElseThrow();
    Journal journal = new Journal(List.of(entry));
    Past past = new Past(entry, deeds(text), Succession.in(journal, "o-acme000001"));
    return Trace.of(past).values().iterator().next();
  }

  private static List<Deed> deeds(String text) throws IOException {
    JournalEntry entry = Rehearsal.read("x", text).orElseThrow();
    return EditReader.deeds(entry, new JournalSource("x.jsonl", new StringReader(text)));
  }
}
