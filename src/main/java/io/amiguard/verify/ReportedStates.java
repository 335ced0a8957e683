package io.amiguard.verify;

import static java.util.stream.Collectors.joining;

import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.report.AttributeSummary;
import io.amiguard.report.AttributeSummary.RegionalSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How many accounts should have which state, against how many have the most frequent one.
 *
 * @param expected of how many accounts the policies give just this state
 * @param open of how many accounts the policies leave the state open
 */
record ReportedStates(Map<State, Integer> expected, int open) {

  private static final String STATE_HINT =
      "wait some minutes after a change and start a new report; if it stays, ask each account with"
          + " 'amiguard check --level in-force'";

  ReportedStates {
    expected = Map.copyOf(expected);
  }

  /** Returns what the accounts of a report should have. */
  static ReportedStates of(List<TargetId> accounts, Expectation expectation) {
    Map<State, Integer> expected = new EnumMap<>(State.class);
    int open = 0;
    for (TargetId account : accounts) {
      Set<State> states = PredictedSettings.of(expectation.of(account)).states();
      if (states.size() == 1) {
        expected.merge(states.iterator().next(), 1, Integer::sum);
      } else {
        open++;
      }
    }
    return new ReportedStates(expected, open);
  }

  /** Returns what is not as it should be, or cannot be told. */
  List<Observation> compare(AttributeSummary attribute) {
    if (expected.isEmpty() && open == 0) {
      return List.of();
    }
    Optional<State> state = state(attribute.mostFrequentValue());
    List<Observation> observations = new ArrayList<>();
    if (state.isEmpty()) {
      observations.add(notAState(attribute));
    } else if (open == 0 && attribute.matched() > 0 && !expected.containsKey(state.get())) {
      observations.add(wrongState(attribute, state.get()));
      return observations;
    }
    String regions =
        attribute.regions().stream()
            .map(region -> new Gap(region, least(region, state)))
            .filter(gap -> gap.least() > 0)
            .map(Gap::words)
            .collect(joining(", "));
    if (!regions.isEmpty()) {
      observations.add(differs(attribute, regions));
    }
    return observations;
  }

  /** How many accounts at least are wrong in a Region. */
  private record Gap(RegionalSummary region, int least) {
    String words() {
      return "%s (%d of %d)"
          .formatted(region.region(), least, region.matched() + region.unmatched());
    }
  }

  /**
   * Returns of how many accounts it is certain that they are not as the policies want them: more
   * have another value than should, or fewer. Accounts that a report leaves out in a Region may be
   * any.
   */
  private int least(RegionalSummary region, Optional<State> state) {
    if (state.isEmpty()) {
      return expected.size() == 1 && open == 0 ? Math.min(region.matched(), region.unmatched()) : 0;
    }
    int same = expected.getOrDefault(state.get(), 0);
    int other = expected.values().stream().mapToInt(Integer::intValue).sum() - same;
    return Math.max(0, Math.max(region.unmatched() - other - open, region.matched() - same - open));
  }

  /** The form of the value is not documented: one state as a word in it will do. */
  private static Optional<State> state(String value) {
    String words = value.toLowerCase(Locale.ROOT).replace('-', '_');
    List<State> found =
        Arrays.stream(State.values())
            .filter(
                state ->
                    Pattern.compile("(?<![a-z_])" + state.inPolicy() + "(?![a-z_])")
                        .matcher(words)
                        .find())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Observation notAState(AttributeSummary attribute) {
    return new Observation(
        Severity.WARNING,
        Checker.UNREADABLE,
        "the most frequent value of %s is not known to name a state: '%s'"
            .formatted(attribute.name(), attribute.mostFrequentValue()),
        "ask the accounts with 'amiguard check --level in-force'");
  }

  private Observation wrongState(AttributeSummary attribute, State state) {
    return new Observation(
        Severity.ERROR,
        "check.report-state-differs",
        "%s is %s in most accounts; the policies give %s"
            .formatted(
                attribute.name(),
                state.inPolicy(),
                expected.keySet().stream().sorted().map(State::inPolicy).collect(joining(" or "))),
        STATE_HINT);
  }

  private static Observation differs(AttributeSummary attribute, String regions) {
    return new Observation(
        Severity.ERROR,
        "check.report-accounts-differ",
        "%s: some accounts have another value than the policies give, at least in %s; which accounts, the summary does not tell"
            .formatted(attribute.name(), regions),
        "ask these Regions with 'amiguard check --level in-force --regions …'");
  }
}
