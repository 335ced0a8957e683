package io.amiguard.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.EffectChange.Direction;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.InheritanceRule;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a group of accounts has before and after a plan.
 *
 * @param accounts the accounts of the group, by id
 */
public record Effect(List<TargetId> accounts, EffectivePolicy before, EffectivePolicy after) {

  private static final String ALLOWED_IMAGES =
      "/" + PolicyKeys.EC2_ATTRIBUTES + "/" + PolicyKeys.ALLOWED_IMAGES_SETTINGS + "/";

  /** JSON pointer to the state in an effective policy. */
  public static final String STATE_PATH = ALLOWED_IMAGES + PolicyKeys.STATE;

  public Effect {
    accounts = accounts.stream().sorted().toList();
  }

  /**
   * Returns the effects of a plan: the accounts whose effective policy changes, grouped by what
   * they have before and after.
   */
  public static List<Effect> of(Plan plan) {
    if (plan.isEmpty() && plan.moves().isEmpty()) {
      return List.of();
    }
    CurrentOrganization after = plan.afterMoves();
    Inheritance now = Inheritance.of(plan.current().tree(), plan.current().policies());
    Inheritance then = Inheritance.of(after.tree(), after.policies());
    Map<Pair, List<TargetId>> groups =
        plan.current().tree().accounts().stream()
            .map(Account::id)
            .collect(
                groupingBy(
                    id -> new Pair(now.effective(id), then.effective(id)),
                    LinkedHashMap::new,
                    mapping(id -> id, toList())));
    return merged(groups);
  }

  /** What the plan does to launches in the accounts. */
  public enum Launches {
    /** Images that could be launched before can no longer be. */
    RESTRICTED,
    /** It depends on something that AWS does not show or document. */
    UNCERTAIN,
    /** Images that were blocked before can be launched. */
    RELAXED,
    /** Nothing is blocked before or after, or the same is. */
    UNTOUCHED
  }

  /** Returns the single things that become different, narrowing first. */
  public List<EffectChange> changes() {
    return EffectChange.of(before, after);
  }

  /** Returns the state before or after, as AWS writes it; empty where no policy gives one. */
  public static Optional<String> stateOf(EffectivePolicy policy) {
    JsonNode state =
        policy
            .content()
            .path(PolicyKeys.EC2_ATTRIBUTES)
            .path(PolicyKeys.ALLOWED_IMAGES_SETTINGS)
            .path(PolicyKeys.STATE);
    return state.isTextual() ? Optional.of(state.asText()) : Optional.empty();
  }

  /** Returns what the plan does to launches: only {@code enabled} blocks. */
  public Launches launches() {
    if (!openQuestions().isEmpty()) {
      return Launches.UNCERTAIN;
    }
    boolean blockedBefore = isEnabled(before);
    boolean blockedAfter = isEnabled(after);
    if (!blockedBefore && !blockedAfter) {
      return Launches.UNTOUCHED;
    }
    if (blockedBefore != blockedAfter) {
      return blockedAfter ? Launches.RESTRICTED : Launches.RELAXED;
    }
    List<Direction> directions = changes().stream().map(EffectChange::direction).toList();
    if (directions.contains(Direction.NARROWS)) {
      return Launches.RESTRICTED;
    }
    return directions.contains(Direction.WIDENS) ? Launches.RELAXED : Launches.UNTOUCHED;
  }

  /** Returns the rules that leave open what the accounts may launch, before or after. */
  public Set<InheritanceRule> openQuestions() {
    return Stream.of(before, after)
        .flatMap(policy -> policy.uncertain().stream())
        .filter(uncertain -> uncertain.path().startsWith(ALLOWED_IMAGES))
        .flatMap(uncertain -> uncertain.because().stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(InheritanceRule.class)));
  }

  private static boolean isEnabled(EffectivePolicy policy) {
    return stateOf(policy).filter(State.ENABLED.inPolicy()::equals).isPresent();
  }

  /** Joins groups whose policies were computed apart and mean the same. */
  private static List<Effect> merged(Map<Pair, List<TargetId>> groups) {
    Map<List<Object>, Effect> byMeaning = new HashMap<>();
    groups.forEach(
        (pair, accounts) -> {
          List<Object> before = meaning(pair.before());
          List<Object> after = meaning(pair.after());
          if (!before.equals(after)) {
            byMeaning.merge(
                List.of(before, after),
                new Effect(accounts, pair.before(), pair.after()),
                Effect::joined);
          }
        });
    return byMeaning.values().stream()
        .sorted(
            Comparator.comparing(Effect::launches)
                .thenComparing(effect -> effect.accounts().get(0)))
        .toList();
  }

  private Effect joined(Effect other) {
    List<TargetId> all = new ArrayList<>(accounts);
    all.addAll(other.accounts);
    return new Effect(all, before, after);
  }

  private static List<Object> meaning(EffectivePolicy policy) {
    JsonNode content = Meaning.of(policy.content());
    List<String> open = policy.uncertain().stream().map(Object::toString).toList();
    return List.of(content, open);
  }

  /** Two results of inheritance, told apart by identity: accounts without policies share one. */
  private record Pair(EffectivePolicy before, EffectivePolicy after) {
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(Object other) {
      return other instanceof Pair pair && before == pair.before && after == pair.after;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(before) + System.identityHashCode(after);
    }
  }
}
