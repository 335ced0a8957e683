package io.amiguard.verify;

import static java.util.stream.Collectors.joining;

import io.amiguard.Finding.Severity;
import io.amiguard.policy.State;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.Criterion.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What EC2 says is in force, against what was predicted. */
final class SettingsComparison {
  private static final String NOT_YET =
      "wait some minutes after a change and check again; if it stays, ask AWS Support";
  private static final String NOT_MANAGED_HINT =
      "wait some minutes after a change and check again; if it stays, look at 'amiguard explain'"
          + " and for a tool that sets it in the account";

  private final PredictedSettings predicted;
  private final AccountSettings actual;

  private SettingsComparison(PredictedSettings predicted, AccountSettings actual) {
    this.predicted = predicted;
    this.actual = actual;
  }

  /**
   * Returns the verdict. Where the account decides for itself, its values are no findings of their
   * own: {@code ManagedBy} tells whether a policy has reached EC2 at all.
   */
  static Verdict verdict(PredictedSettings predicted, AccountSettings actual) {
    if (predicted.isEmpty()) {
      return Verdict.IN_FORCE;
    }
    SettingsComparison comparison = new SettingsComparison(predicted, actual);
    return actual.managedBy() == ManagedBy.ACCOUNT ? comparison.notManaged() : comparison.managed();
  }

  private Verdict notManaged() {
    return Verdict.of(
        Status.NOT_MANAGED,
        new Observation(
            Severity.ERROR,
            "check.not-managed-by-policy",
            "no declarative policy is in force: EC2 says that the account manages Allowed AMIs"
                + " itself (state %s, %s)"
                    .formatted(actual.state().inPolicy(), criteriaCount(actual.criteria().size())),
            NOT_MANAGED_HINT));
  }

  private Verdict managed() {
    List<Observation> observations = new ArrayList<>();
    Status status = Status.IN_FORCE;
    List<String> criteria = criteriaDifferences();
    if (!criteria.isEmpty()) {
      status = Status.CRITERIA_DIFFER;
      observations.add(criteriaDiffer(criteria));
    }
    if (!predicted.states().isEmpty() && !predicted.states().contains(actual.state())) {
      status = Status.STATE_DIFFERS;
      observations.add(stateDiffers());
    }
    return status == Status.IN_FORCE ? Verdict.IN_FORCE : new Verdict(status, observations);
  }

  private Observation stateDiffers() {
    return new Observation(
        Severity.ERROR,
        "check.state-differs",
        "state is %s in EC2; the policies give %s"
            .formatted(
                actual.state().inPolicy(),
                predicted.states().stream().sorted().map(State::inPolicy).collect(joining(" or "))),
        NOT_YET);
  }

  private static Observation criteriaDiffer(List<String> differences) {
    return new Observation(
        Severity.ERROR,
        "check.criteria-differ",
        "the criteria in EC2 differ: " + String.join("; ", differences),
        NOT_YET);
  }

  /** Criteria are alternatives: each must be one of the others, whatever its number. */
  private List<String> criteriaDifferences() {
    List<Map.Entry<String, CriterionPattern>> missing =
        predicted.criteria().entrySet().stream()
            .filter(entry -> !entry.getValue().mayBeNothing())
            .filter(entry -> actual.criteria().stream().noneMatch(entry.getValue()::matches))
            .toList();
    List<Criterion> extra =
        actual.criteria().stream()
            .filter(criterion -> !criterion.values().isEmpty())
            .filter(
                criterion ->
                    predicted.criteria().values().stream()
                        .noneMatch(pattern -> pattern.matches(criterion)))
            .toList();
    return missing.size() == 1 && extra.size() == 1
        ? changed(missing.get(0), extra.get(0))
        : missingAndExtra(missing, extra);
  }

  private static List<String> changed(
      Map.Entry<String, CriterionPattern> expected, Criterion found) {
    Criterion likely = expected.getValue().likely();
    return expected.getValue().mismatches(found).stream()
        .map(
            parameter ->
                "%s.%s %s"
                    .formatted(
                        expected.getKey(),
                        parameter.key(),
                        change(parameter, likely.of(parameter), found.of(parameter))))
        .toList();
  }

  private static String change(Parameter parameter, Set<String> expected, Set<String> found) {
    if (!parameter.isList() || expected.isEmpty() || found.isEmpty()) {
      return "is %s, the policies give %s"
          .formatted(Criterion.words(parameter, found), Criterion.words(parameter, expected));
    }
    List<String> more = found.stream().filter(value -> !expected.contains(value)).toList();
    List<String> gone = expected.stream().filter(value -> !found.contains(value)).toList();
    return Stream.of(
            more.isEmpty()
                ? ""
                : "has %s, which the policies do not".formatted(Criterion.words(parameter, more)),
            gone.isEmpty()
                ? ""
                : "lacks %s of the policies".formatted(Criterion.words(parameter, gone)))
        .filter(words -> !words.isEmpty())
        .collect(joining(" and "));
  }

  private static List<String> missingAndExtra(
      List<Map.Entry<String, CriterionPattern>> missing, List<Criterion> extra) {
    List<String> differences = new ArrayList<>();
    missing.forEach(
        entry ->
            differences.add(
                "%s of the policies is missing (%s)"
                    .formatted(entry.getKey(), entry.getValue().likely())));
    extra.stream()
        .map(Criterion::toString)
        .sorted()
        .forEach(
            criterion ->
                differences.add("one is there that no policy gives (%s)".formatted(criterion)));
    return differences;
  }

  private static String criteriaCount(int count) {
    return count == 0 ? "no criteria" : count == 1 ? "1 criterion" : count + " criteria";
  }
}
