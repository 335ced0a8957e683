package io.amiguard.account;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.survey.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds out what has to change in accounts. */
public final class AccountPlanner {
  /** The rule of what could not be read, and therefore is not known to be wrong. */
  public static final String UNREADABLE = "account.unreadable";

  private final Function<TargetId, String> labels;
  private final SafetyLimits limits;

  /**
   * @param labels what accounts are called
   */
  public AccountPlanner(Function<TargetId, String> labels, SafetyLimits limits) {
    this.labels = labels;
    this.limits = limits;
  }

  /** Plans for the same in every place. */
  public AccountPlan plan(LiveSettings live, DesiredSetting desired) {
    SortedMap<Place, Setting> wanted = new TreeMap<>();
    live.settings().forEach((place, now) -> wanted.put(place, desired.over(Setting.of(now))));
    return plan(live, wanted);
  }

  /** Plans for each place by itself; one that could not be read is left as it is. */
  public AccountPlan plan(LiveSettings live, Map<Place, Setting> wanted) {
    SortedMap<Place, Transition> changes = new TreeMap<>();
    live.settings()
        .forEach(
            (place, now) -> {
              Setting before = Setting.of(now);
              Transition transition = new Transition(before, wanted.getOrDefault(place, before));
              if (!transition.isEmpty()) {
                changes.put(place, transition);
              }
            });
    AccountPlan plan = new AccountPlan(live, changes, limits, List.of());
    Places places = new Places(labels, live.regions());
    List<Finding> findings = new ArrayList<>(unknown(live, places));
    findings.addAll(new AccountLimits(plan, places).objections());
    return plan.with(findings);
  }

  private static List<Finding> unknown(LiveSettings live, Places places) {
    Map<String, Places.Some> reasons = new TreeMap<>();
    live.unknown()
        .forEach((place, why) -> reasons.computeIfAbsent(why, it -> places.none()).add(place));
    live.unreadable()
        .forEach((account, why) -> reasons.computeIfAbsent(why, it -> places.none()).add(account));
    List<Finding> findings = new ArrayList<>();
    reasons.forEach(
        (why, some) ->
            findings.add(
                Finding.of(
                        Severity.WARNING,
                        UNREADABLE,
                        Where.target(some.names()),
                        "%s: what is set could not be read: %s".formatted(some.names(), why))
                    .withHint(
                        "until it can be read, nothing is known and nothing is changed here")));
    return findings;
  }
}
