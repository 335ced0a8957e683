package io.amiguard.account;

import static io.amiguard.policy.State.AUDIT_MODE;
import static io.amiguard.policy.State.DISABLED;
import static io.amiguard.policy.State.ENABLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Brake;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What speaks against a plan for accounts. */
class AccountLimitsTest {
  private static final Setting OFF = new Setting(DISABLED, List.of());
  private static final Setting AUDIT = new Setting(AUDIT_MODE, List.of(of("amazon")));
  private static final Setting ENFORCED = new Setting(ENABLED, List.of(of("amazon")));

  @Test
  void acceptsAPlanExactlyAtTheDefault() {
    assertThat(plan(100, OFF, ENFORCED).objections(Set.of())).isEmpty();
    assertThat(plan(101, OFF, ENFORCED).objections(Set.of()))
        .extracting(Finding::rule)
        .containsExactly("limits.max-accounts");
  }

  @Test
  void theDefaultCountsOnlyWhereLaunchesChange() {
    assertThat(plan(500, OFF, AUDIT).findings()).isEmpty();
    assertThat(plan(500, ENFORCED, OFF).objections(Set.of())).hasSize(1);
  }

  @Test
  void whoOverrulesABrakeHasNoObjectionLeft() {
    assertThat(plan(500, OFF, ENFORCED).objections(Set.of(Brake.MAX_ACCOUNTS))).isEmpty();
  }

  @Test
  void enforcedWithoutCriteriaTakesAFlag() {
    Setting bare = new Setting(ENABLED, List.of());

    assertThat(plan(1, ENFORCED, bare).objections(Set.of()))
        .extracting(Finding::rule)
        .containsExactly("limits.no-criteria");
    assertThat(plan(1, bare, ENFORCED).objections(Set.of())).isEmpty();
  }

  @Test
  void tellsThatAmazonIsShutOutOnceItIs() {
    Setting golden = new Setting(ENABLED, List.of(of("111122223333")));
    Setting gold = new Setting(ENABLED, List.of(of("444455556666")));

    assertThat(plan(1, OFF, golden).findings())
        .extracting(Finding::rule)
        .containsExactly("account.amazon-not-allowed");
    assertThat(plan(1, ENFORCED, golden).findings()).hasSize(1);
    assertThat(plan(1, gold, golden).findings()).isEmpty();
    assertThat(plan(1, golden, ENFORCED).findings()).isEmpty();
  }

  @Test
  void aPolicyThatManagesIsAnErrorEvenWhereAllIsAsWanted() {
    SortedMap<Place, AccountSettings> live = new TreeMap<>();
    Place place = place(0);
    live.put(
        place, new AccountSettings(AUDIT_MODE, Set.of(of("amazon")), ManagedBy.DECLARATIVE_POLICY));

    AccountPlan plan =
        planner()
            .plan(live(live).explained(account -> "policy p of " + account), Map.of(place, AUDIT));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.isRefused()).isTrue();
    assertThat(plan.findings().get(0).message())
        .endsWith("so that the account cannot change it: policy p of 100000000000");
  }

  @Test
  void whatTheSettingsLeaveOpenStaysAsItIs() {
    DesiredSetting off = new DesiredSetting(Optional.of(DISABLED), Optional.empty());

    assertThat(off.over(ENFORCED)).isEqualTo(ENFORCED.with(DISABLED));
  }

  private static AccountPlan plan(int accounts, Setting before, Setting after) {
    SortedMap<Place, AccountSettings> settings = new TreeMap<>();
    Map<Place, Setting> wanted = new TreeMap<>();
    IntStream.range(0, accounts)
        .mapToObj(AccountLimitsTest::place)
        .forEach(
            place -> {
              settings.put(
                  place,
                  new AccountSettings(
                      before.state(), Set.copyOf(before.criteria()), ManagedBy.ACCOUNT));
              wanted.put(place, after);
            });
    return planner().plan(live(settings), wanted);
  }

  private static LiveSettings live(SortedMap<Place, AccountSettings> settings) {
    return new LiveSettings(Map.of(), settings, new TreeMap<>(), new TreeMap<>());
  }

  private static AccountPlanner planner() {
    return new AccountPlanner(TargetId::value, SafetyLimits.DEFAULT);
  }

  private static Place place(int number) {
    return new Place(new TargetId(Long.toString(100_000_000_000L + number)), "us-east-1");
  }

  private static Criterion of(String provider) {
    return new Criterion(
        Map.of(Parameter.ALLOWED_IMAGE_PROVIDERS, new TreeSet<>(List.of(provider))));
  }
}
