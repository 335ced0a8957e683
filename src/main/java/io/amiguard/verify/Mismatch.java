package io.amiguard.verify;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value for which AWS says something else than was predicted.
 *
 * @param path JSON pointer into the effective policy
 * @param predicted the value, the candidates of an uncertain one, or that there is none
 * @param actual what AWS says
 */
record Mismatch(String path, String predicted, String actual) {
  private static final String NOTHING = "nothing";

  /** Returns where the two mean different things, over every attribute. */
  static List<Mismatch> between(EffectivePolicy predicted, Optional<ObjectNode> actual) {
    Map<String, JsonNode> rest = values(actual);
    List<Mismatch> mismatches = new ArrayList<>();
    for (Decision decision : predicted.decisions()) {
      Optional<JsonNode> value = Optional.ofNullable(rest.remove(decision.path()));
      if (!value.filter(found -> isSame(decision, found)).isPresent()) {
        mismatches.add(new Mismatch(decision.path(), decision.value().toString(), words(value)));
      }
    }
    for (Uncertain uncertain : predicted.uncertain()) {
      Optional<JsonNode> value = Optional.ofNullable(rest.remove(uncertain.path()));
      if (!isCandidate(uncertain, value)) {
        mismatches.add(new Mismatch(uncertain.path(), candidates(uncertain), words(value)));
      }
    }
    rest.forEach((path, value) -> mismatches.add(new Mismatch(path, NOTHING, value.toString())));
    return mismatches;
  }

  /** Returns AWS's values by path; an empty container says nothing. */
  private static Map<String, JsonNode> values(Optional<ObjectNode> actual) {
    Map<String, JsonNode> values = new TreeMap<>();
    for (Difference value : actual.map(Difference::from).orElse(List.of())) {
      JsonPointer path = JsonPointer.empty();
      for (String key : value.path()) {
        path = path.appendProperty(key.toLowerCase(Locale.ROOT));
      }
      JsonNode found = value.after().orElseThrow();
      if (!found.isObject()) {
        values.put(path.toString(), found);
      }
    }
    return values;
  }

  private static boolean isSame(Decision decision, JsonNode value) {
    return Meaning.of(decision.value()).equals(Meaning.of(value));
  }

  private static boolean isCandidate(Uncertain uncertain, Optional<JsonNode> value) {
    return value
        .map(found -> uncertain.candidates().stream().anyMatch(any -> isSame(any, found)))
        .orElse(uncertain.lock().isPresent());
  }

  private static String candidates(Uncertain uncertain) {
    String values =
        uncertain.candidates().stream()
            .map(candidate -> candidate.value().toString())
            .collect(joining(" or "));
    return uncertain.lock().isPresent() ? values + " or " + NOTHING : values;
  }

  private static String words(Optional<JsonNode> value) {
    return value.map(JsonNode::toString).orElse(NOTHING);
  }
}
