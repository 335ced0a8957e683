package io.amiguard.conversion;

import io.amiguard.policy.ImageProvider;
import java.util.List;
import java.util.Map;

/** Comments of a settings file that say what its keys mean and what else could stand there. */
public record Explanations(Map<String, List<String>> byPlace) {

  /** No comments. */
  static final Explanations NONE = new Explanations(Map.of());

  /** The place before the names for accounts. */
  public static final String PROVIDERS = "providers";

  /** The place before the targets of a policy. */
  public static final String TARGETS = "targets";

  /** The place before the criteria of a policy. */
  public static final String CRITERIA = "criteria";

  /** The place before the state of a policy. */
  public static final String STATE = "state";

  /** The place after the last criterion. */
  public static final String AFTER_CRITERIA = "after criteria";

  /** The place after the last key of a policy. */
  static final String AFTER_POLICY = "after policy";

  /** The place at the end of the file. */
  static final String END = "end";

  public Explanations {
    byPlace = Map.copyOf(byPlace);
  }

  /** Returns the place before a provider in the list of a criterion. */
  public static String before(ImageProvider provider) {
    return "provider " + provider.inPolicy();
  }

  /** Returns the comments before a key, or at one of the places above. */
  List<String> at(String place) {
    return byPlace.getOrDefault(place, List.of());
  }
}
