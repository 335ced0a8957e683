package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.Meaning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether all that an account may have on the way is from what it has before and after: a move from
 * one policy to another, during which the state and each criterion are those of one of them.
 */
final class MixOfEnds {
  private final Outlook before;
  private final Outlook between;
  private final Outlook after;
  private final Rewriting sinceBefore;
  private final Rewriting untilAfter;

  private MixOfEnds(Passage passage) {
    this.before = passage.before().outlook();
    this.between = passage.between().outlook();
    this.after = passage.after().outlook();
    this.sinceBefore = passage.sinceBefore();
    this.untilAfter = passage.untilAfter();
  }

  static MixOfEnds of(Passage passage) {
    return new MixOfEnds(passage);
  }

  boolean isAll() {
    return hasStateOfEnds()
        && criteria().allMatch(criterion -> isOfEnds(criterion) && keepsOrder(criterion));
  }

  /**
   * Returns whether a value that was open before can be another one now, though it is open still.
   */
  boolean mayBeAnotherThanBefore() {
    return criteria()
        .flatMap(Set::stream)
        .anyMatch(path -> isOpen(path) && values(before, path).size() > 1 && !isOfBefore(path));
  }

  /** Returns whether a value that will be open can be another one than now, though it is open. */
  boolean mayBeAnotherThanAfter() {
    return criteria()
        .flatMap(Set::stream)
        .anyMatch(path -> isOpen(path) && values(after, path).size() > 1 && !isOfAfter(path));
  }

  /**
   * Returns whether the state is one of the ends, whichever it is. The criteria of one end under
   * the state of the other would be neither.
   */
  boolean hasStateOfEnds() {
    String state = Effect.STATE_PATH;
    return isOpen(state) ? isFromEnds(state) : isAs(before, state) && isAs(after, state);
  }

  /** Returns the paths of each criterion that there is anywhere. */
  private Stream<Set<String>> criteria() {
    return Stream.of(before, between, after)
        .flatMap(outlook -> outlook.criteria().keySet().stream())
        .distinct()
        .map(
            key ->
                Stream.of(before, between, after)
                    .map(Outlook::criteria)
                    .filter(criteria -> criteria.containsKey(key))
                    .flatMap(criteria -> criteria.get(key).keySet().stream())
                    .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Where it is open which state there is, a criterion of one end alone may meet the state of the
   * other. One that is open itself goes with the state: who is attached first decides both.
   */
  private boolean isOfEnds(Set<String> criterion) {
    boolean isOfBefore = criterion.stream().allMatch(path -> isAs(before, path));
    boolean isOfAfter = criterion.stream().allMatch(path -> isAs(after, path));
    boolean isOfOne = isOpen(Effect.STATE_PATH) ? isOfBefore && isOfAfter : isOfBefore || isOfAfter;
    return isOfOne
        || (criterion.stream().anyMatch(this::isOpen)
            && criterion.stream().allMatch(this::isFromEnds));
  }

  /**
   * Where one of several policies decides, it is the one that was attached first, so those that are
   * new change nothing while those of before are all still there and say what they said. Once one
   * of these has left, the next in line may be one that decides neither before nor after.
   */
  private boolean keepsOrder(Set<String> criterion) {
    return criterion.stream()
        .filter(this::isOpen)
        .allMatch(path -> isOfBefore(path) || isOfAfter(path));
  }

  private boolean isOfBefore(String path) {
    Set<Source> first = deciding(before, path);
    return deciding(between, path).containsAll(first) && sinceBefore.leaves(path, first);
  }

  private boolean isOfAfter(String path) {
    Set<Source> there = deciding(between, path);
    return there.equals(deciding(after, path)) && untilAfter.leaves(path, there);
  }

  /** Returns the policies of the deciding places, also those that say what another one says. */
  private static Set<Source> deciding(Outlook outlook, String path) {
    Set<Source> deciding = new HashSet<>();
    for (Decision candidate : outlook.at(path)) {
      Set<Source> winners =
          candidate.steps().stream().map(Step::source).collect(Collectors.toSet());
      deciding.addAll(winners);
      candidate.overridden().stream()
          .filter(loser -> winners.stream().anyMatch(it -> it.targetId().equals(loser.targetId())))
          .forEach(deciding::add);
    }
    return deciding;
  }

  private boolean isOpen(String path) {
    return values(between, path).size() > 1;
  }

  private boolean isAs(Outlook end, String path) {
    return values(between, path).equals(values(end, path));
  }

  private boolean isFromEnds(String path) {
    Set<JsonNode> ends = values(before, path);
    ends.addAll(values(after, path));
    return ends.containsAll(values(between, path));
  }

  /** Returns the values that a path may have; one of them is "missing" if it may have none. */
  private static Set<JsonNode> values(Outlook outlook, String path) {
    List<Decision> candidates = outlook.at(path);
    Set<JsonNode> values =
        candidates.stream()
            .map(candidate -> Meaning.of(candidate.value()))
            .collect(Collectors.toCollection(HashSet::new));
    if (candidates.isEmpty() || outlook.lock(path).isPresent()) {
      values.add(MissingNode.getInstance());
    }
    return values;
  }
}
