package io.amiguard.verify;

import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.survey.Answers;
import io.amiguard.survey.Place;
import io.amiguard.survey.Progress;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.survey.Survey.End;
import io.amiguard.survey.Survey.Questions;
import io.amiguard.verify.Verification.Completeness;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether the settings are in force in each account and Region. Of each answer only the verdict is
 * kept, and of most verdicts only their number: the places that are as predicted are not held.
 */
public final class InForce {
  private final Scope scope;
  private final Expectation expectation;
  private final Map<EffectivePolicy, PredictedSettings> predictions =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final Map<List<String>, List<String>> regionLists = new HashMap<>();
  private final Map<Verdict, Verdict> verdicts = new HashMap<>();
  private final Map<TargetId, List<String>> regions = new TreeMap<>();
  private final Map<TargetId, Integer> answered = new HashMap<>();
  private final SortedMap<Place, Verdict> open = new TreeMap<>();
  private final SortedMap<TargetId, Verdict> unreadable = new TreeMap<>();
  private End end = End.ALL_ASKED;

  public InForce(Scope scope, Expectation expectation) {
    this.scope = scope;
    this.expectation = expectation;
  }

  /** Asks every account of the scope. */
  public void ask(Survey<AccountSettings> survey, Consumer<Progress> progress) {
    ask(survey, Questions.of(scope), progress);
  }

  /** Asks once more where something is not in force or not known. */
  public void askAgain(Survey<AccountSettings> survey, Consumer<Progress> progress) {
    Questions questions;
    synchronized (this) {
      questions = new Questions(List.copyOf(unreadable.keySet()), List.copyOf(open.keySet()));
      questions.places().forEach(place -> answered.merge(place.account(), -1, Integer::sum));
      unreadable.clear();
    }
    ask(survey, questions, progress);
  }

  /** Returns whether nothing is left to ask again. */
  public synchronized boolean isEverywhere() {
    return end == End.ALL_ASKED && open.isEmpty() && unreadable.isEmpty();
  }

  /** Returns whether the person broke the survey off. */
  public synchronized boolean isInterrupted() {
    return end == End.INTERRUPTED;
  }

  private void ask(
      Survey<AccountSettings> survey, Questions questions, Consumer<Progress> progress) {
    end = survey.ask(questions, new Taking(), () -> progress.accept(progress()));
    progress.accept(progress());
  }

  private synchronized Progress progress() {
    return new Progress(
        scope.accounts().size(),
        regions.size() + unreadable.size(),
        regions.values().stream().mapToInt(List::size).sum(),
        answered.values().stream().mapToInt(Integer::intValue).sum());
  }

  /**
   * Returns a verification together with what was found here, as far as it was asked.
   *
   * @param frozen the accounts that AWS keeps on an older policy, about which it tells already
   */
  public synchronized Verification with(
      Verification before, Set<TargetId> frozen, OrganizationTree tree) {
    InForceResult result =
        new InForceResult(scope, regions, answered, explained(frozen), unreadable, isInterrupted());
    List<Finding> findings =
        Stream.concat(before.findings().stream(), result.findings(tree).stream())
            .sorted(Finding.BY_PLACE)
            .toList();
    return new Verification(
        findings,
        before.sample(),
        result.isComplete() ? before.completeness() : Completeness.INCOMPLETE,
        Optional.of(result.coverage()));
  }

  /** A frozen account has what it had, so that only its being managed can be judged. */
  private SortedMap<Place, Verdict> explained(Set<TargetId> frozen) {
    SortedMap<Place, Verdict> explained = new TreeMap<>(open);
    explained.replaceAll(
        (place, verdict) ->
            verdict.isManaged() && frozen.contains(place.account()) ? Verdict.FROZEN : verdict);
    return explained;
  }

  private PredictedSettings predicted(TargetId account) {
    return predictions.computeIfAbsent(expectation.of(account), PredictedSettings::of);
  }

  private Verdict verdict(Place place, AccountSettings settings) {
    return SettingsComparison.verdict(predicted(place.account()), settings);
  }

  /** Keeps what is not as predicted. */
  private final class Taking implements Answers<AccountSettings> {
    @Override
    public void regions(TargetId account, List<String> enabled) {
      synchronized (InForce.this) {
        regions.put(account, regionLists.computeIfAbsent(enabled, list -> list));
      }
    }

    @Override
    public void answer(Place place, AccountSettings settings) {
      take(place, verdict(place, settings));
    }

    @Override
    public void unknown(Place place, String reason) {
      take(place, InForceResult.unknown(reason));
    }

    @Override
    public void unknown(TargetId account, String reason) {
      synchronized (InForce.this) {
        unreadable.put(account, one(InForceResult.unknown(reason)));
      }
    }

    private void take(Place place, Verdict verdict) {
      synchronized (InForce.this) {
        answered.merge(place.account(), 1, Integer::sum);
        if (verdict.isInForce()) {
          open.remove(place);
        } else {
          open.put(place, one(verdict));
        }
      }
    }

    private Verdict one(Verdict verdict) {
      return verdicts.computeIfAbsent(verdict, same -> same);
    }
  }
}
