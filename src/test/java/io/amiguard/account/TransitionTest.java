package io.amiguard.account;

import static io.amiguard.policy.State.AUDIT_MODE;
import static io.amiguard.policy.State.DISABLED;
import static io.amiguard.policy.State.ENABLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.account.Transition.Launches;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The way of one Region from what it has to what it should have. */
class TransitionTest {
  private static final Place PLACE = new Place(new TargetId("111111111111"), "us-east-1");
  private static final Criterion AMAZON = of("amazon");
  private static final Criterion BOTH = of("amazon", "aws_marketplace");

  @Test
  void whatBecomesStricterGetsItsCriteriaFirst() {
    assertThat(
            actions(new Setting(AUDIT_MODE, List.of(BOTH)), new Setting(ENABLED, List.of(AMAZON))))
        .containsExactly("replace_image_criteria", "enable_allowed_images_settings");
  }

  @Test
  void whatBecomesLooserGetsItsStateFirst() {
    assertThat(
            actions(new Setting(ENABLED, List.of(BOTH)), new Setting(AUDIT_MODE, List.of(AMAZON))))
        .containsExactly("enable_allowed_images_settings", "replace_image_criteria");
    assertThat(actions(new Setting(AUDIT_MODE, List.of(BOTH)), new Setting(DISABLED, List.of())))
        .containsExactly("disable_allowed_images_settings", "replace_image_criteria");
  }

  @Test
  void whatStaysIsNotCalledFor() {
    Setting enforced = new Setting(ENABLED, List.of(BOTH));

    assertThat(actions(enforced, enforced)).isEmpty();
    assertThat(actions(enforced, new Setting(ENABLED, List.of(AMAZON))))
        .containsExactly("replace_image_criteria");
    assertThat(actions(enforced, new Setting(DISABLED, List.of(BOTH))))
        .containsExactly("disable_allowed_images_settings");
  }

  @Property
  void theCallsLeadFromOneToTheOtherWithoutAGap(
      @ForAll("settings") Setting before, @ForAll("settings") Setting after) {
    Setting now = before;
    for (SettingCall call : new Transition(before, after).calls(PLACE)) {
      assertThat(call.before()).isEqualTo(now);
      assertThat(call.after()).isNotEqualTo(now);
      now = call.after();
    }

    assertThat(now).isEqualTo(after);
  }

  @Property
  void nothingIsEnforcedOnTheWayThatIsNotEnforcedBeforeOrAfter(
      @ForAll("settings") Setting before, @ForAll("settings") Setting after) {
    assertThat(new Transition(before, after).calls(PLACE))
        .extracting(SettingCall::after)
        .filteredOn(Setting::isEnforced)
        .allMatch(passing -> passing.equals(before) || passing.equals(after));
  }

  @Property
  void theWayBackUndoesWhatItDoesToLaunches(
      @ForAll("settings") Setting before, @ForAll("settings") Setting after) {
    Launches there = new Transition(before, after).launches();
    Launches back = new Transition(after, before).launches();

    assertThat(there.isRestricting())
        .isEqualTo(back == Launches.UNBLOCKED || back == Launches.RESTRICTED_AND_UNBLOCKED);
  }

  @Test
  void whatIsNotEnforcedTouchesNoLaunch() {
    assertThat(launches(new Setting(DISABLED, List.of()), new Setting(AUDIT_MODE, List.of(AMAZON))))
        .isEqualTo(Launches.UNTOUCHED);
  }

  @Test
  void aListThatGrowsUnblocksAndOneThatShrinksRestricts() {
    Setting narrow = new Setting(ENABLED, List.of(AMAZON));
    Setting wide = new Setting(ENABLED, List.of(BOTH));

    assertThat(launches(narrow, wide)).isEqualTo(Launches.UNBLOCKED);
    assertThat(launches(wide, narrow)).isEqualTo(Launches.RESTRICTED);
    assertThat(launches(narrow, new Setting(ENABLED, List.of(of("aws_marketplace")))))
        .isEqualTo(Launches.RESTRICTED_AND_UNBLOCKED);
  }

  @Provide
  Arbitrary<Setting> settings() {
    Arbitrary<List<Criterion>> criteria =
        Arbitraries.of(AMAZON, BOTH, of("none"), of("111122223333")).list().ofMaxSize(3);
    return Combinators.combine(Arbitraries.of(State.class), criteria).as(Setting::new);
  }

  private static Criterion of(String... providers) {
    return new Criterion(
        Map.of(Parameter.ALLOWED_IMAGE_PROVIDERS, new TreeSet<>(List.of(providers))));
  }

  private static List<String> actions(Setting before, Setting after) {
    return new Transition(before, after).calls(PLACE).stream().map(SettingCall::action).toList();
  }

  private static Launches launches(Setting before, Setting after) {
    return new Transition(before, after).launches();
  }
}
