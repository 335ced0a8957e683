package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.policy.State;
import io.amiguard.report.AttributeSummary;
import io.amiguard.report.AttributeSummary.RegionalSummary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of accounts against numbers of accounts: what is certain, and no more. */
class ReportedStatesTest {
  private static final ReportedStates TEN_AUDITED =
      new ReportedStates(Map.of(State.AUDIT_MODE, 10), 0);
  private static final ReportedStates SIX_AUDITED_FOUR_ENFORCED =
      new ReportedStates(Map.of(State.AUDIT_MODE, 6, State.ENABLED, 4), 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit-mode",
        "audit_mode",
        "AUDIT_MODE",
        "{\"state\":\"audit-mode\"}",
        "state=audit-mode;x"
      })
  void aStateIsKnownHoweverItIsWritten(String value) {
    assertThat(TEN_AUDITED.compare(images(value, new RegionalSummary("us-east-1", 10, 0))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "enabled or disabled", "not_enabled", "audit"})
  void whatNamesNoStateIsUnknown(String value) {
    assertThat(TEN_AUDITED.compare(images(value, new RegionalSummary("us-east-1", 10, 0))))
        .extracting(Observation::rule)
        .containsExactly(Checker.UNREADABLE);
  }

  @Test
  void accountsThatShouldBeAlikeAndAreNotDifferWhateverTheValueMeans() {
    assertThat(TEN_AUDITED.compare(images("on", new RegionalSummary("us-east-1", 8, 2))))
        .extracting(Observation::text)
        .containsExactly(
            "the most frequent value of images is not known to name a state: 'on'",
            "images: some accounts have another value than the policies give, at least in us-east-1"
                + " (2 of 10); which accounts, the summary does not tell");
  }

  @Test
  void numbersThatThePoliciesExplainAreNoFinding() {
    assertThat(
            SIX_AUDITED_FOUR_ENFORCED.compare(
                images("audit-mode", new RegionalSummary("us-east-1", 6, 4))))
        .isEmpty();
  }

  @Test
  void moreAccountsThanShouldHaveTheMostFrequentState() {
    assertThat(
            SIX_AUDITED_FOUR_ENFORCED.compare(
                images("audit-mode", new RegionalSummary("us-east-1", 9, 1))))
        .extracting(Observation::text)
        .singleElement()
        .asString()
        .contains("at least in us-east-1 (3 of 10)");
  }

  @Test
  void accountsThatLackARegionMayBeAny() {
    assertThat(
            SIX_AUDITED_FOUR_ENFORCED.compare(
                images("audit-mode", new RegionalSummary("ap-east-1", 3, 4))))
        .isEmpty();
  }

  @Test
  void accountsWhoseStateIsOpenMayBeAny() {
    ReportedStates states = new ReportedStates(Map.of(State.AUDIT_MODE, 8), 2);

    assertThat(states.compare(images("audit-mode", new RegionalSummary("us-east-1", 8, 2))))
        .isEmpty();
    assertThat(states.compare(images("disabled", new RegionalSummary("us-east-1", 10, 0))))
        .extracting(Observation::rule)
        .containsExactly("check.report-accounts-differ");
  }

  @Test
  void aStateThatNobodyShouldHaveIsNamedOnce() {
    assertThat(
            SIX_AUDITED_FOUR_ENFORCED.compare(
                images(
                    "disabled",
                    new RegionalSummary("eu-west-1", 10, 0),
                    new RegionalSummary("us-east-1", 10, 0))))
        .extracting(Observation::text)
        .containsExactly(
            "images is disabled in most accounts; the policies give enabled or audit_mode");
  }

  @Test
  void nothingIsSaidOfNobody() {
    assertThat(
            new ReportedStates(Map.of(), 0)
                .compare(images("disabled", new RegionalSummary("us-east-1", 10, 0))))
        .isEmpty();
  }

  private static AttributeSummary images(String value, RegionalSummary... regions) {
    return new AttributeSummary(
        "images", value, regions[0].matched(), regions[0].unmatched(), List.of(regions));
  }
}
