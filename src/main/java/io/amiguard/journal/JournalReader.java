package io.amiguard.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.LimitsJson;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.survey.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a journal file tells of an entry: its heading, and of its changes which they were and
 * how they ended. What stood in the policies is left to {@link EditReader}.
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
   * @throws AmiguardException if a line is not one of a journal
   */
  public static Optional<JournalEntry> read(String id, JournalSource source) throws IOException {
    JournalReader reader = new JournalReader(source.file());
    source.forEach(reader::line);
    return reader.heading.map(
        heading -> new JournalEntry(id, heading, List.copyOf(reader.steps.values())));
  }

  private void line(String text) throws JsonProcessingException {
    if (heading.isEmpty()) {
      JsonNode json = MAPPER.readTree(text);
      requireVersion(json);
      heading = Optional.of(heading(json));
      return;
    }
    JsonNode json = FlatJson.read(text);
    String kind = json.path(JournalKeys.LINE).asText();
    if (kind.equals(JournalKeys.BEGIN)) {
      steps.put(json.required(JournalKeys.NUMBER).asInt(), begun(json));
    } else if (kind.equals(JournalKeys.RESULT)) {
      steps.compute(
          json.required(JournalKeys.NUMBER).asInt(), (key, step) -> ended(required(step), json));
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
        text(json, JournalKeys.ORGANIZATION_ID),
        json.required(JournalKeys.FINGERPRINT).asText(),
        text(json, JournalKeys.PLAN_ID),
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
        idAtBegin(json),
        place(json),
        Step.Outcome.UNKNOWN,
        Optional.empty());
  }

  private static Step ended(Step step, JsonNode json) {
    return step.ended(
        Step.Outcome.of(json.required(JournalKeys.OUTCOME).asText()),
        policyId(json),
        text(json, JournalKeys.MESSAGE));
  }

  /** A policy that is created has no id before AWS gives it one. */
  private static Optional<PolicyId> idAtBegin(JsonNode json) {
    return json.path(JournalKeys.ACTION).asText().equals(JournalKeys.CREATE_POLICY)
        ? Optional.empty()
        : policyId(json);
  }

  private static Optional<PolicyId> policyId(JsonNode json) {
    return text(json, JournalKeys.POLICY_ID).map(PolicyId::new);
  }

  private static Optional<Place> place(JsonNode json) {
    Optional<String> region = text(json, JournalKeys.REGION);
    return text(json, JournalKeys.ACCOUNT_ID)
        .flatMap(account -> region.map(name -> new Place(new TargetId(account), name)));
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
}
