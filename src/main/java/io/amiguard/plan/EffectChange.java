package io.amiguard.plan;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that becomes different for the accounts of an effect.
 *
 * @param direction whether fewer or more images match afterwards, as far as this one thing goes
 */
public record EffectChange(Direction direction, Difference difference) {

  /** What a change does to the set of images that match. */
  public enum Direction {
    NARROWS,
    WIDENS,
    /** Says nothing about which images match, such as the state or another attribute. */
    NEITHER
  }

  private static final List<String> CRITERIA =
      List.of(EC2_ATTRIBUTES, ALLOWED_IMAGES_SETTINGS, IMAGE_CRITERIA);

  /**
   * Returns what certainly becomes different, narrowing first. A value that is open before or after
   * is not among them; what a criterion with such a value does to images is not known.
   */
  static List<EffectChange> of(EffectivePolicy before, EffectivePolicy after) {
    Set<List<String>> open = open(before);
    open.addAll(open(after));
    List<EffectChange> changes = new ArrayList<>();
    ObjectNode contentBefore = before.content();
    ObjectNode contentAfter = after.content();
    for (Difference difference : Difference.between(contentBefore, contentAfter)) {
      if (!open.contains(difference.path())) {
        boolean known = open.stream().noneMatch(path -> isInOneCriterion(path, difference.path()));
        for (Difference part : parts(difference)) {
          changes.add(
              new EffectChange(
                  known ? direction(part, contentBefore, contentAfter) : Direction.NEITHER, part));
        }
      }
    }
    changes.sort(Comparator.comparing(EffectChange::direction));
    return changes;
  }

  private static Set<List<String>> open(EffectivePolicy policy) {
    return policy.uncertain().stream()
        .map(uncertain -> List.of(uncertain.path().substring(1).split("/")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isInOneCriterion(List<String> one, List<String> other) {
    int length = CRITERIA.size() + 1;
    return one.size() > length
        && other.size() > length
        && one.subList(0, length).equals(other.subList(0, length));
  }

  /** A list that both gains and loses values is two changes. */
  private static List<Difference> parts(Difference difference) {
    boolean isBoth =
        difference.isList() && !difference.added().isEmpty() && !difference.removed().isEmpty();
    if (!isBoth || difference.before().isEmpty() || difference.after().isEmpty()) {
      return List.of(difference);
    }
    return List.of(difference.onlyRemoved(), difference.onlyAdded());
  }

  /**
   * Criteria are alternatives, the parameters of one must all hold, the values of a list are
   * alternatives (EC2 User Guide, Allowed AMIs).
   */
  private static Direction direction(Difference difference, ObjectNode before, ObjectNode after) {
    List<String> path = difference.path();
    if (path.size() <= CRITERIA.size() || !path.subList(0, CRITERIA.size()).equals(CRITERIA)) {
      return Direction.NEITHER;
    }
    List<String> criterion = path.subList(0, CRITERIA.size() + 1);
    if (at(before, CRITERIA).isEmpty() || at(after, CRITERIA).isEmpty()) {
      return Direction.NEITHER;
    }
    if (isEmptyList(before, path) || isEmptyList(after, path)) {
      return Direction.NARROWS;
    }
    Optional<JsonNode> one = at(before, criterion);
    Optional<JsonNode> other = at(after, criterion);
    boolean isKept = one.isEmpty() || isAmong(at(after, CRITERIA), one.get());
    boolean isOld = other.isEmpty() || isAmong(at(before, CRITERIA), other.get());
    if (isKept) {
      return isOld ? Direction.NEITHER : Direction.WIDENS;
    }
    return isOld ? Direction.NARROWS : ofParameter(difference);
  }

  /** The number of a criterion means nothing: an alternative may only have got another one. */
  private static boolean isAmong(Optional<JsonNode> criteria, JsonNode criterion) {
    JsonNode wanted = Meaning.of(criterion);
    return criteria.stream()
        .flatMap(all -> all.properties().stream())
        .anyMatch(each -> Meaning.of(each.getValue()).equals(wanted));
  }

  private static Direction ofParameter(Difference difference) {
    if (difference.before().isEmpty()) {
      return Direction.NARROWS;
    }
    if (difference.after().isEmpty()) {
      return Direction.WIDENS;
    }
    if (difference.isList()) {
      return difference.removed().isEmpty() ? Direction.WIDENS : Direction.NARROWS;
    }
    long days = difference.after().get().asLong() - difference.before().get().asLong();
    return days < 0 ? Direction.NARROWS : Direction.WIDENS;
  }

  /** What an empty list lets through is not documented; whoever plans must see it as a loss. */
  private static boolean isEmptyList(ObjectNode document, List<String> path) {
    JsonNode node = node(document, path);
    return node.isArray() && node.isEmpty();
  }

  private static JsonNode node(ObjectNode document, List<String> path) {
    JsonNode node = document;
    for (String key : path) {
      node = node.path(key);
    }
    return node;
  }

  private static Optional<JsonNode> at(ObjectNode document, List<String> path) {
    JsonNode node = node(document, path);
    return node.isObject() && !node.isEmpty() ? Optional.of(node) : Optional.empty();
  }
}
