package io.amiguard.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.amiguard.organization.TargetId;
import io.amiguard.survey.Answers;
import io.amiguard.survey.Place;
import io.amiguard.survey.Progress;
import io.amiguard.survey.Survey;
import io.amiguard.survey.Survey.Questions;
import io.amiguard.verify.AccountSettings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks accounts what they have in their Regions, and keeps the answers. */
public final class SettingsSurvey implements Answers<AccountSettings> {

  private final List<TargetId> accounts;
  private final SortedMap<TargetId, List<String>> regions = new TreeMap<>();
  private final SortedMap<Place, AccountSettings> settings = new TreeMap<>();
  private final SortedMap<Place, String> unknown = new TreeMap<>();
  private final SortedMap<TargetId, String> unreadable = new TreeMap<>();

  private SettingsSurvey(List<TargetId> accounts) {
    this.accounts = List.copyOf(accounts);
  }

  /** Asks accounts about the Regions of the survey. */
  public static LiveSettings ask(
      Survey<AccountSettings> survey, List<TargetId> accounts, Consumer<Progress> progress) {
    SettingsSurvey answers = new SettingsSurvey(accounts);
    survey.ask(
        new Questions(accounts, List.of()), answers, () -> progress.accept(answers.progress()));
    return answers.result();
  }

  /** Asks about single places. */
  public static LiveSettings ask(Survey<AccountSettings> survey, List<Place> places) {
    SettingsSurvey answers = new SettingsSurvey(List.of());
    places.stream()
        .collect(groupingBy(Place::account, mapping(Place::region, toList())))
        .forEach(answers::regions);
    survey.ask(new Questions(List.of(), places), answers, () -> {});
    return answers.result();
  }

  private synchronized Progress progress() {
    return new Progress(
        accounts.size(),
        regions.size() + unreadable.size(),
        regions.values().stream().mapToInt(List::size).sum(),
        settings.size() + unknown.size());
  }

  /** What was not answered was not asked: the person broke it off. */
  private synchronized LiveSettings result() {
    accounts.stream()
        .filter(account -> !regions.containsKey(account))
        .forEach(account -> unreadable.putIfAbsent(account, Survey.NOT_ASKED));
    regions.forEach(
        (account, all) ->
            all.stream()
                .map(region -> new Place(account, region))
                .filter(place -> !settings.containsKey(place))
                .forEach(place -> unknown.putIfAbsent(place, Survey.NOT_ASKED)));
    return new LiveSettings(regions, settings, unknown, unreadable);
  }

  @Override
  public synchronized void regions(TargetId account, List<String> enabled) {
    regions.put(account, List.copyOf(enabled));
  }

  @Override
  public synchronized void answer(Place place, AccountSettings answer) {
    settings.put(place, answer);
  }

  @Override
  public synchronized void unknown(TargetId account, String reason) {
    unreadable.put(account, reason);
  }

  @Override
  public synchronized void unknown(Place place, String reason) {
    unknown.put(place, reason);
  }
}
