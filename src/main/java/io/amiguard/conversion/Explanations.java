package io.amiguard.conversion;

import java.util.List;
import java.util.Map;

/** Comments of a settings file that say what its keys mean and what else could stand there. */
public record Explanations(Map<String, List<String>> byPlace) {

  /** No comments. */
  static final Explanations NONE = new Explanations(Map.of());

  /** The place after the last criterion. */
  static final String AFTER_CRITERIA = "after criteria";

  /** The place after the last key of a policy. */
  static final String AFTER_POLICY = "after policy";

  /** The place at the end of the file. */
  static final String END = "end";

  public Explanations {
    byPlace = Map.copyOf(byPlace);
  }

  /** Returns the comments before a key, or at one of the places above. */
  List<String> at(String place) {
    return byPlace.getOrDefault(place, List.of());
  }
}
