package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether an effective policy blocks launches, as far as that can be known. */
enum Enforcement {
  NO,
  /** It depends on the order of attachment, or on what AWS does not document. */
  PERHAPS,
  YES;

  private static final String CRITERIA =
      "/"
          + String.join(
              "/",
              PolicyKeys.EC2_ATTRIBUTES,
              PolicyKeys.ALLOWED_IMAGES_SETTINGS,
              PolicyKeys.IMAGE_CRITERIA)
          + "/";

  static Enforcement of(EffectivePolicy policy) {
    boolean isEnabled = Effect.stateOf(policy).filter(State.ENABLED.inPolicy()::equals).isPresent();
    boolean mayBeEnabled =
        policy.uncertain().stream()
            .filter(uncertain -> uncertain.path().equals(Effect.STATE_PATH))
            .flatMap(uncertain -> uncertain.candidates().stream())
            .anyMatch(candidate -> candidate.value().asText().equals(State.ENABLED.inPolicy()));
    return isEnabled ? YES : mayBeEnabled ? PERHAPS : NO;
  }

  /** Returns whether launches may be blocked. */
  boolean isPossible() {
    return this != NO;
  }

  /** Returns whether more is enforced here than in {@code before}. */
  boolean risesFrom(Enforcement before) {
    return compareTo(before) > 0;
  }

  /**
   * Returns whether a policy may block launches and has no criterion that is surely there. One
   * whose lists are all empty asks for nothing, and AWS does not document what EC2 makes of it.
   */
  static boolean lacksCriteria(EffectivePolicy policy) {
    boolean hasOne =
        policy.decisions().stream().anyMatch(Enforcement::asksForSomething)
            || policy.uncertain().stream()
                .filter(uncertain -> uncertain.lock().isEmpty())
                .anyMatch(
                    uncertain ->
                        uncertain.candidates().stream().allMatch(Enforcement::asksForSomething));
    return of(policy).isPossible() && !hasOne;
  }

  private static boolean asksForSomething(Decision decision) {
    boolean isEmptyList = decision.value().isArray() && decision.value().isEmpty();
    return isCriterion(decision.path()) && !isEmptyList;
  }

  /**
   * Returns whether a policy may block launches, has criteria, and lets no image of Amazon through:
   * a criterion without providers asks nobody's name.
   */
  static boolean shutsOutAmazon(EffectivePolicy policy) {
    if (!of(policy).isPossible() || lacksCriteria(policy)) {
      return false;
    }
    boolean namesAmazon =
        Stream.concat(
                policy.decisions().stream(),
                policy.uncertain().stream().flatMap(uncertain -> uncertain.candidates().stream()))
            .filter(decision -> isCriterion(decision.path()))
            .anyMatch(Enforcement::namesAmazon);
    return !namesAmazon && everyCriterionAsksForProviders(policy);
  }

  private static boolean namesAmazon(Decision decision) {
    boolean isProviders = decision.path().endsWith("/" + PolicyKeys.ALLOWED_IMAGE_PROVIDERS);
    return isProviders
        && StreamSupport.stream(decision.value().spliterator(), false)
            .map(JsonNode::asText)
            .anyMatch(ImageProvider.AMAZON.inPolicy()::equals);
  }

  private static boolean everyCriterionAsksForProviders(EffectivePolicy policy) {
    return Stream.concat(
            policy.decisions().stream().map(Decision::path),
            policy.uncertain().stream().map(EffectivePolicy.Uncertain::path))
        .filter(Enforcement::isCriterion)
        .map(path -> path.substring(0, path.indexOf('/', CRITERIA.length())))
        .allMatch(criterion -> hasProviders(policy, criterion));
  }

  private static boolean hasProviders(EffectivePolicy policy, String criterion) {
    String providers = criterion + "/" + PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
    return policy.decisions().stream().anyMatch(decision -> decision.path().equals(providers))
        || policy.uncertain().stream().anyMatch(open -> open.path().equals(providers));
  }

  private static boolean isCriterion(String path) {
    return path.startsWith(CRITERIA) && path.indexOf('/', CRITERIA.length()) > 0;
  }
}
