package io.amiguard.verify;

import io.amiguard.AmiguardException;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Explanation;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.PolicyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What AWS says accounts have, against what was predicted for them.
 *
 * @param outcomes by account, of every account that was explained
 * @param findings what differs and what could not be read; the same in many accounts is told once
 */
public record LiveComparison(Map<TargetId, Outcome> outcomes, List<Finding> findings) {

  /** The rule of findings that say where AWS has something else. */
  public static final String DIFFERS = "explain.prediction-differs";

  /** The rule of findings that say what could not be read. */
  public static final String UNREADABLE = "explain.unreadable";

  /** What came of comparing one account. */
  public enum Outcome {
    AS_PREDICTED,
    DIFFERS,
    UNREADABLE,
    /** AWS was not asked, because the account is suspended or closed. */
    NOT_ACTIVE
  }

  public LiveComparison {
    outcomes = Map.copyOf(outcomes);
    findings = List.copyOf(findings);
  }

  /**
   * Asks AWS about every active account of an explanation.
   *
   * @param progress told how many accounts have been compared
   */
  public static LiveComparison of(
      Explanation explanation, PolicyReader policies, Consumer<Integer> progress) {
    Comparing comparing = new Comparing(explanation.tree(), policies);
    Map<TargetId, Outcome> outcomes = new TreeMap<>();
    for (Explanation.Group group : explanation.groups()) {
      for (TargetId account : group.accounts()) {
        outcomes.put(account, comparing.outcome(account, group.effective()));
        progress.accept(outcomes.size());
      }
    }
    return new LiveComparison(outcomes, comparing.findings());
  }

  /** Returns what came of an account; empty if it was not explained. */
  public Optional<Outcome> of(TargetId account) {
    return Optional.ofNullable(outcomes.get(account));
  }

  /** Returns how many accounts had this outcome. */
  public long count(Outcome outcome) {
    return outcomes.values().stream().filter(outcome::equals).count();
  }

  /** Compares account by account and keeps what it sees. */
  private static final class Comparing {
    private final OrganizationTree tree;
    private final PolicyReader policies;
    private final Map<Observation, List<TargetId>> observations = new LinkedHashMap<>();

    Comparing(OrganizationTree tree, PolicyReader policies) {
      this.tree = tree;
      this.policies = policies;
    }

    Outcome outcome(TargetId account, EffectivePolicy predicted) {
      if (!tree.account(account).map(Account::isActive).orElse(false)) {
        return Outcome.NOT_ACTIVE;
      }
      try {
        List<Mismatch> mismatches = Mismatch.between(predicted, policies.effectivePolicy(account));
        mismatches.forEach(mismatch -> observe(differs(mismatch), account));
        return mismatches.isEmpty() ? Outcome.AS_PREDICTED : Outcome.DIFFERS;
      } catch (AmiguardException e) {
        observe(unreadable(account, e), account);
        return Outcome.UNREADABLE;
      }
    }

    List<Finding> findings() {
      return observations.entrySet().stream()
          .map(entry -> entry.getKey().in(entry.getValue(), tree))
          .sorted(Finding.BY_PLACE)
          .toList();
    }

    private void observe(Observation observation, TargetId account) {
      observations.computeIfAbsent(observation, it -> new ArrayList<>()).add(account);
    }

    private static Observation differs(Mismatch mismatch) {
      return new Observation(
          Severity.DANGER,
          LiveComparison.DIFFERS,
          "%s: predicted %s, AWS says %s"
              .formatted(mismatch.path(), mismatch.predicted(), mismatch.actual()),
          "wait a minute and compare again; if it stays, 'amiguard check' tells whether AWS refuses"
              + " the merged policy, and otherwise our rules are wrong: please report it");
    }

    /** A message that names the account would make each account a finding of its own. */
    private static Observation unreadable(TargetId account, AmiguardException failure) {
      return new Observation(
          Severity.WARNING,
          LiveComparison.UNREADABLE,
          "the effective policy could not be read: "
              + String.valueOf(failure.getMessage()).replace("account " + account, "the account"),
          "grant the permission, or try again; until then nothing is known here");
    }
  }
}
