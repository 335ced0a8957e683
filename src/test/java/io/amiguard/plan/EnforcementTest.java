package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.testing.Acme;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an account is known to have, from policies whose order on one target is not known. */
class EnforcementTest {
  private static final String ENABLED = state("enabled");
  private static final String AMAZON = providers("\"@@assign\": [\"amazon\"]");
  private static final String GOLDEN = providers("\"@@assign\": [\"777777777777\"]");
  private static final String NAMES =
      "\"image_criteria\": {\"criteria_2\": {\"image_names\": {\"@@assign\": [\"al2023-*\"]}}}";
  private static final String LOCKED_CRITERIA =
      "\"image_criteria\": {\"@@operators_allowed_for_child_policies\": [\"@@none\"]}";

  @Test
  void isCertainWhereOnePolicySpeaks() {
    assertThat(Enforcement.of(onTheRoot(ENABLED))).isEqualTo(Enforcement.YES);
    assertThat(Enforcement.of(onTheRoot(state("audit_mode")))).isEqualTo(Enforcement.NO);
    assertThat(Enforcement.of(onTheRoot())).isEqualTo(Enforcement.NO);
  }

  @Test
  void isPossibleWhereTheOrderDecidesAndOneOutcomeIsEnabled() {
    assertThat(Enforcement.of(onTheRoot(ENABLED, state("disabled"))))
        .isEqualTo(Enforcement.PERHAPS);
    assertThat(Enforcement.of(onTheRoot(state("audit_mode"), state("disabled"))))
        .isEqualTo(Enforcement.NO);
  }

  @Test
  void risesFromLessToMore() {
    assertThat(Enforcement.YES.risesFrom(Enforcement.PERHAPS)).isTrue();
    assertThat(Enforcement.PERHAPS.risesFrom(Enforcement.NO)).isTrue();
    assertThat(Enforcement.YES.risesFrom(Enforcement.YES)).isFalse();
  }

  @Test
  void lacksCriteriaWhereNobodyGivesOne() {
    assertThat(Enforcement.lacksCriteria(onTheRoot(ENABLED))).isTrue();
    assertThat(Enforcement.lacksCriteria(onTheRoot(ENABLED, AMAZON))).isFalse();
    assertThat(Enforcement.lacksCriteria(onTheRoot(state("audit_mode")))).isFalse();
  }

  @Test
  void aCriterionOfUncertainValueIsACriterion() {
    assertThat(Enforcement.lacksCriteria(onTheRoot(ENABLED, AMAZON, GOLDEN))).isFalse();
  }

  @Test
  void aCriterionWhoseListsAreAllEmptyIsNone() {
    String nobody = providers("\"@@assign\": []");

    assertThat(Enforcement.lacksCriteria(onTheRoot(ENABLED, nobody))).isTrue();
    assertThat(Enforcement.lacksCriteria(onTheRoot(ENABLED, nobody, AMAZON))).isTrue();
    assertThat(Enforcement.lacksCriteria(onTheRoot(ENABLED, nobody, NAMES))).isFalse();
  }

  @Test
  void aCriterionThatALockMayKeepOutIsNone() {
    DeclarativePolicy root = policy(0, Acme.ROOT, ENABLED + ", " + LOCKED_CRITERIA);
    DeclarativePolicy below = policy(1, Acme.DEV, AMAZON);

    assertThat(Enforcement.lacksCriteria(inDev(root, below))).isTrue();
  }

  @Test
  void amazonIsShutOutWhereEveryCriterionAsksForOthers() {
    assertThat(Enforcement.shutsOutAmazon(onTheRoot(ENABLED, GOLDEN))).isTrue();
    assertThat(Enforcement.shutsOutAmazon(onTheRoot(ENABLED, AMAZON))).isFalse();
    assertThat(Enforcement.shutsOutAmazon(onTheRoot(ENABLED))).isFalse();
    assertThat(Enforcement.shutsOutAmazon(onTheRoot(state("audit_mode"), GOLDEN))).isFalse();
  }

  @Test
  void amazonIsNotShutOutByACriterionThatAsksForNobody() {
    assertThat(Enforcement.shutsOutAmazon(onTheRoot(ENABLED, GOLDEN, NAMES))).isFalse();
  }

  @Test
  void amazonIsNotShutOutForCertainWhereTheOrderMayAllowIt() {
    assertThat(Enforcement.shutsOutAmazon(onTheRoot(ENABLED, GOLDEN, AMAZON))).isFalse();
  }

  private static EffectivePolicy onTheRoot(String... settings) {
    return inDev(
        IntStream.range(0, settings.length)
            .mapToObj(i -> policy(i, Acme.ROOT, settings[i]))
            .toArray(DeclarativePolicy[]::new));
  }

  private static EffectivePolicy inDev(DeclarativePolicy... policies) {
    CurrentOrganization current = Acme.with(policies);
    return Inheritance.of(current.tree(), current.policies()).effective(Acme.DEV);
  }

  private static DeclarativePolicy policy(int number, TargetId target, String settings) {
    return Acme.foreign(
        "p-0000000" + number,
        "policy-" + number,
        "{\"ec2_attributes\": {\"allowed_images_settings\": {" + settings + "}}}",
        target);
  }

  private static String state(String state) {
    return "\"state\": {\"@@assign\": \"" + state + "\"}";
  }

  private static String providers(String operator) {
    return "\"image_criteria\": {\"criteria_1\": {\"allowed_image_providers\": {"
        + operator
        + "}}}";
  }
}
