package io.amiguard.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import io.amiguard.verify.Criterion.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an effective policy should bring into force in every Region of an account.
 *
 * @param states any of them is as predicted; empty where the policy leaves the state open, for what
 *     EC2 does then is not documented
 * @param criteria by their key in the policy
 */
record PredictedSettings(Set<State> states, Map<String, CriterionPattern> criteria) {
  private static final String SETTINGS =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";
  private static final String CRITERIA = SETTINGS + PolicyKeys.IMAGE_CRITERIA + "/";

  PredictedSettings {
    states = Set.copyOf(states);
    criteria = Collections.unmodifiableMap(new TreeMap<>(criteria));
  }

  /** Returns what a prediction comes to. */
  static PredictedSettings of(EffectivePolicy effective) {
    Map<String, Map<Parameter, List<NavigableSet<String>>>> criteria = new TreeMap<>();
    Set<State> states = new TreeSet<>();
    values(effective)
        .forEach(
            (path, candidates) -> {
              if (path.equals(SETTINGS + PolicyKeys.STATE)) {
                states.addAll(states(candidates));
              } else if (path.startsWith(CRITERIA)) {
                add(criteria, path.substring(CRITERIA.length()), candidates);
              }
            });
    Map<String, CriterionPattern> patterns = new TreeMap<>();
    criteria.forEach((key, values) -> patterns.put(key, new CriterionPattern(values)));
    return new PredictedSettings(states, patterns);
  }

  /** Returns whether no policy says anything about images, so that the account may decide. */
  boolean isEmpty() {
    return states.isEmpty() && criteria.isEmpty();
  }

  /** Returns the values by path; one that a locked container may keep away is empty perhaps. */
  private static Map<String, List<Optional<JsonNode>>> values(EffectivePolicy effective) {
    Map<String, List<Optional<JsonNode>>> values = new TreeMap<>();
    effective
        .decisions()
        .forEach(decision -> values.put(decision.path(), List.of(Optional.of(decision.value()))));
    effective
        .uncertain()
        .forEach(
            open ->
                values.put(
                    open.path(),
                    Stream.concat(
                            open.candidates().stream().map(Decision::value).map(Optional::of),
                            open.lock().map(lock -> Optional.<JsonNode>empty()).stream())
                        .toList()));
    return values;
  }

  /** One candidate that is no state leaves all of them open. */
  private static List<State> states(List<Optional<JsonNode>> candidates) {
    List<State> states =
        candidates.stream()
            .flatMap(Optional::stream)
            .flatMap(value -> State.parse(value.asText()).stream())
            .toList();
    return states.size() == candidates.size() ? states : List.of();
  }

  private static void add(
      Map<String, Map<Parameter, List<NavigableSet<String>>>> criteria,
      String path,
      List<Optional<JsonNode>> candidates) {
    int end = path.indexOf('/');
    if (end < 0) {
      return;
    }
    Parameter.at(path.substring(end + 1))
        .ifPresent(
            parameter ->
                criteria
                    .computeIfAbsent(path.substring(0, end), key -> new EnumMap<>(Parameter.class))
                    .put(
                        parameter,
                        candidates.stream()
                            .map(value -> parameter.normalized(texts(value)))
                            .toList()));
  }

  private static List<String> texts(Optional<JsonNode> value) {
    List<String> texts = new ArrayList<>();
    value.ifPresent(
        node -> {
          if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText()));
          } else {
            texts.add(node.asText());
          }
        });
    return texts;
  }
}
