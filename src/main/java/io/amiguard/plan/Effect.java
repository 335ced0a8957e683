package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.EffectChange.Direction;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.EnumSet;
import java.util.List;
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
    return plan.effects();
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
    JsonNode state = allowedImages(policy).path(PolicyKeys.STATE);
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

  /** Returns what leaves open what the plan does to launches. */
  public Set<OpenQuestion> openQuestions() {
    Set<OpenQuestion> questions =
        Stream.of(before, after)
            .flatMap(policy -> policy.uncertain().stream())
            .filter(uncertain -> uncertain.path().startsWith(ALLOWED_IMAGES))
            .flatMap(uncertain -> uncertain.because().stream())
            .map(OpenQuestion::of)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(OpenQuestion.class)));
    if (Stream.of(before, after).anyMatch(Enforcement::lacksCriteria) && isAboutAllowedImages()) {
      questions.add(OpenQuestion.ENABLED_WITHOUT_CRITERIA);
    }
    return questions;
  }

  /** Where nothing of it changes, nobody needs to know what it lets through. */
  private boolean isAboutAllowedImages() {
    return !Meaning.of(allowedImages(before)).equals(Meaning.of(allowedImages(after)));
  }

  private static JsonNode allowedImages(EffectivePolicy policy) {
    return policy
        .content()
        .path(PolicyKeys.EC2_ATTRIBUTES)
        .path(PolicyKeys.ALLOWED_IMAGES_SETTINGS);
  }

  private static boolean isEnabled(EffectivePolicy policy) {
    return stateOf(policy).filter(State.ENABLED.inPolicy()::equals).isPresent();
  }
}
