package io.amiguard.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.plan.LimitsJson;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal file. A last line without its end is one that was being written when the process
 * was killed, so that what it tells was not begun, or is not known to be done.
 */
public final class JournalReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final String file;
  private final Map<Integer, Step> steps = new TreeMap<>();
  private Optional<Heading> heading = Optional.empty();

  private JournalReader(String file) {
    this.file = file;
  }

  /**
   * Returns the entry of a file; empty if the process was killed before it wrote the heading.
   *
   * @param id of the entry
   * @param file its name as the user knows it
   * @throws AmiguardException if a line is not one of a journal
   */
  public static Optional<JournalEntry> read(String id, String file, String text) {
    JournalReader reader = new JournalReader(file);
    List<String> lines = text.lines().toList();
    int whole = text.endsWith("\n") ? lines.size() : Math.max(0, lines.size() - 1);
    for (int i = 0; i < whole; i++) {
      reader.line(i + 1, lines.get(i));
    }
    return reader.heading.map(
        heading -> new JournalEntry(id, heading, List.copyOf(reader.steps.values())));
  }

  private void line(int number, String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      String kind = json.path(JournalKeys.LINE).asText();
      if (heading.isEmpty()) {
        requireVersion(json);
        heading = Optional.of(heading(json));
      } else if (kind.equals(JournalKeys.BEGIN)) {
        steps.put(json.required(JournalKeys.NUMBER).asInt(), begun(json));
      } else if (kind.equals(JournalKeys.RESULT)) {
        steps.compute(
            json.required(JournalKeys.NUMBER).asInt(), (key, step) -> ended(required(step), json));
      }
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw broken(number);
    }
  }

  private void requireVersion(JsonNode json) {
    String version = json.path(JournalKeys.FORMAT_VERSION).asText();
    if (!version.isEmpty() && !version.equals(JournalKeys.VERSION)) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "journal file %s has the format version %s, and this amiguard reads %s: use the amiguard that wrote it, or a newer one."
              .formatted(file, version, JournalKeys.VERSION));
    }
  }

  private static Heading heading(JsonNode json) {
    return new Heading(
        time(json),
        text(json, JournalKeys.CALLER),
        json.required(JournalKeys.ORGANIZATION_ID).asText(),
        json.required(JournalKeys.FINGERPRINT).asText(),
        json.required(JournalKeys.CHANGES).asInt(),
        LimitsJson.read(json),
        text(json, JournalKeys.UNDOES));
  }

  private static Step begun(JsonNode json) {
    return new Step(
        json.required(JournalKeys.NUMBER).asInt(),
        time(json),
        json.required(JournalKeys.ACTION).asText(),
        text(json, JournalKeys.POLICY_NAME).map(PolicyName::new),
        PolicyJson.read(json.path(JournalKeys.BEFORE)),
        PolicyJson.read(json.path(JournalKeys.AFTER)),
        Step.Outcome.UNKNOWN,
        Optional.empty());
  }

  private static Step ended(Step step, JsonNode json) {
    boolean done = Step.Outcome.DONE.word().equals(json.required(JournalKeys.OUTCOME).asText());
    Optional<PolicyId> id = text(json, JournalKeys.POLICY_ID).map(PolicyId::new);
    return new Step(
        step.number(),
        step.time(),
        step.action(),
        step.policy(),
        step.before(),
        step.after().map(after -> after.identified(id.orElse(after.id()))),
        done ? Step.Outcome.DONE : Step.Outcome.FAILED,
        text(json, JournalKeys.MESSAGE));
  }

  private static Step required(@Nullable Step step) {
    if (step == null) {
      throw new IllegalArgumentException("a result of nothing that was begun");
    }
    return step;
  }

  private static Instant time(JsonNode json) {
    return Instant.parse(json.required(JournalKeys.TIME).asText());
  }

  private static Optional<String> text(JsonNode json, String key) {
    return json.path(key).isTextual() ? Optional.of(json.get(key).asText()) : Optional.empty();
  }

  private AmiguardException broken(int line) {
    return new AmiguardException(
        Kind.INVALID_INPUT,
        "journal file %s:%d is not a line of a journal. Move the file away to go on without it."
            .formatted(file, line));
  }
}
