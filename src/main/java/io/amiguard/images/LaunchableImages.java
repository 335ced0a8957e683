package io.amiguard.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The AMIs of other accounts that can be launched where an effective policy holds: those that match
 * one criterion where the state is {@code enabled}, all others do not block anything (EC2 User
 * Guide, Allowed AMIs).
 *
 * <p>Comparisons err on one side: they find every difference that there may be. What AWS does not
 * document, such as a criterion without values, or {@code enabled} without criteria, may be
 * anything, and is the same only as itself.
 */
public final class LaunchableImages {
  private static final String SETTINGS =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";
  private static final String STATE = SETTINGS + PolicyKeys.STATE;
  private static final String CRITERIA = SETTINGS + PolicyKeys.IMAGE_CRITERIA + "/";

  private final Set<Criterion> criteria;

  /** In the order given: that of {@code Set.copyOf} is another one in each process. */
  private LaunchableImages(Set<Criterion> criteria) {
    this.criteria = Collections.unmodifiableSet(new LinkedHashSet<>(criteria));
  }

  /** Reads an effective policy; what is uncertain in it is not there. */
  public static LaunchableImages of(EffectivePolicy policy) {
    if (!isEnabled(policy)) {
      return new LaunchableImages(Set.of(Criterion.ANYTHING));
    }
    SortedMap<String, SortedMap<String, Set<String>>> criteria = new TreeMap<>();
    policy.decisions().stream()
        .filter(decision -> decision.path().startsWith(CRITERIA))
        .forEach(decision -> add(decision, criteria));
    Set<Criterion> read = new LinkedHashSet<>();
    criteria.values().forEach(parameters -> read.add(new Criterion(parameters)));
    return new LaunchableImages(read.isEmpty() ? Set.of(unclear()) : read);
  }

  private static boolean isEnabled(EffectivePolicy policy) {
    return policy.decisions().stream()
        .filter(decision -> decision.path().equals(STATE))
        .anyMatch(decision -> decision.value().asText().equals(State.ENABLED.inPolicy()));
  }

  private static void add(
      Decision decision, SortedMap<String, SortedMap<String, Set<String>>> criteria) {
    String[] keys = decision.path().substring(CRITERIA.length()).split("/", 2);
    String parameter = keys.length > 1 ? keys[1] : "";
    criteria
        .computeIfAbsent(keys[0], it -> new TreeMap<>())
        .put(parameter, words(Meaning.of(decision.value())));
  }

  private static Set<String> words(JsonNode value) {
    Set<String> words = new HashSet<>();
    if (value.isArray()) {
      value.forEach(word -> words.add(word.asText()));
    } else {
      words.add(value.asText());
    }
    return Set.copyOf(words);
  }

  /** Returns what {@code enabled} without criteria asks for, which nobody knows. */
  private static Criterion unclear() {
    SortedMap<String, Set<String>> nothing = new TreeMap<>();
    nothing.put("", Set.of());
    return new Criterion(nothing);
  }

  /** Returns whether an AMI may be missing here that both others have. */
  public boolean mayLackWhatBothHave(LaunchableImages one, LaunchableImages other) {
    Images both = Images.of(one.criteria).and(Images.of(other.criteria));
    return !both.without(criteria).isEmpty();
  }

  /** Returns whether an AMI may be here that neither of the others has. */
  public boolean mayHaveWhatNeitherHas(LaunchableImages one, LaunchableImages other) {
    return !Images.of(criteria).without(one.criteria).without(other.criteria).isEmpty();
  }

  /** Returns whether both let through the same for sure, since they ask for the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof LaunchableImages images && criteria.equals(images.criteria);
  }

  @Override
  public int hashCode() {
    return criteria.hashCode();
  }

  @Override
  public String toString() {
    return criteria.toString();
  }
}
