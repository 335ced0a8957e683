package io.amiguard.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.inventory.EffectiveState.Certainty;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of an effective policy that are about images, each with all that it may be. */
final class EffectiveValues {
  private static final String SETTINGS =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";
  private static final String STATE = SETTINGS + PolicyKeys.STATE;
  private static final String CRITERIA = SETTINGS + PolicyKeys.IMAGE_CRITERIA + "/";

  /** So that {@code criteria_10} comes after {@code criteria_9}. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

  private final Map<String, Value> values = new TreeMap<>();

  /** What a path may hold. */
  private record Value(List<JsonNode> candidates, boolean perhapsAbsent) {}

  private EffectiveValues() {}

  static EffectiveValues of(EffectivePolicy policy) {
    EffectiveValues values = new EffectiveValues();
    policy
        .decisions()
        .forEach(
            decision ->
                values.values.put(decision.path(), new Value(List.of(decision.value()), false)));
    policy
        .uncertain()
        .forEach(
            open ->
                values.values.put(
                    open.path(),
                    new Value(
                        open.candidates().stream().map(Decision::value).toList(),
                        open.lock().isPresent())));
    return values;
  }

  EffectiveState state() {
    Value value = values.get(STATE);
    if (value == null) {
      return EffectiveState.NONE;
    }
    Set<State> possible = EnumSet.noneOf(State.class);
    value.candidates().stream()
        .flatMap(candidate -> State.parse(candidate.asText()).stream())
        .forEach(possible::add);
    boolean isCertain = !value.perhapsAbsent() && possible.size() == value.candidates().size();
    return new EffectiveState(possible, isCertain ? Certainty.CERTAIN : Certainty.PERHAPS_ABSENT);
  }

  List<Criterion> criteria() {
    SortedMap<String, List<Parameter>> criteria = new TreeMap<>(BY_NUMBER);
    values.forEach(
        (path, value) -> {
          int end = path.indexOf('/', CRITERIA.length());
          if (path.startsWith(CRITERIA) && end > 0) {
            String key = path.substring(CRITERIA.length(), end);
            criteria
                .computeIfAbsent(key, it -> new ArrayList<>())
                .add(parameter(new CriterionReader(key), path.substring(end + 1), value));
          }
        });
    return criteria.entrySet().stream()
        .map(entry -> new Criterion(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Parameter parameter(CriterionReader reader, String name, Value value) {
    List<Parameter> candidates =
        value.candidates().stream().map(candidate -> reader.read(name, candidate)).toList();
    Parameter parameter =
        candidates.size() == 1 ? candidates.get(0) : new Parameter.OneOf(candidates);
    return value.perhapsAbsent() ? new Parameter.PerhapsAbsent(parameter) : parameter;
  }
}
