package io.amiguard.inventory;

import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Answers;
import io.amiguard.survey.Place;
import io.amiguard.survey.Progress;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.survey.Survey.End;
import io.amiguard.survey.Survey.Questions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the accounts of a scope say that they run. What could not be read, and what was not asked
 * before the person broke it off, is noted as unread.
 */
public final class SurveyedInventory implements InventoryReader {
  private static final String LEFT_OUT = "left out, because only other Regions were asked about";

  private final Scope scope;
  private final Survey<RegionInventory> survey;
  private final Consumer<Progress> progress;

  private final SortedMap<TargetId, List<String>> regions = new TreeMap<>();
  private final SortedMap<Place, RegionInventory> answers = new TreeMap<>();
  private final SortedMap<Place, String> unread = new TreeMap<>();
  private final SortedMap<TargetId, String> unreadable = new TreeMap<>();
  private final List<Unread> leftOut = new ArrayList<>();
  private final Map<String, Image> images = new HashMap<>();

  /**
   * @param progress told now and then how far it is
   */
  public SurveyedInventory(
      Scope scope, Survey<RegionInventory> survey, Consumer<Progress> progress) {
    this.scope = scope;
    this.survey = survey;
    this.progress = progress;
  }

  /** Asks everybody in the scope, or until this thread is interrupted. */
  @Override
  public Inventory inventory() {
    End end = survey.ask(Questions.of(scope), new Taking(), () -> progress.accept(progress()));
    progress.accept(progress());
    return taken(end);
  }

  /** Returns how many accounts have said which Regions they have, or that they do not say. */
  public synchronized int accountsAsked() {
    return regions.size() + unreadable.size();
  }

  /** Returns the Regions that were left out, because only others were asked about. */
  public synchronized List<Unread> leftOut() {
    return List.copyOf(leftOut);
  }

  private synchronized Progress progress() {
    return new Progress(
        scope.accounts().size(),
        accountsAsked(),
        regions.values().stream().mapToInt(List::size).sum(),
        answers.size() + unread.size());
  }

  private synchronized Inventory taken(End end) {
    TreeSet<String> all = new TreeSet<>();
    regions.values().forEach(all::addAll);
    return new Inventory(
        all,
        images,
        answers.values().stream().map(RegionInventory::instances).flatMap(List::stream).toList(),
        answers.values().stream()
            .map(RegionInventory::launchTemplates)
            .flatMap(List::stream)
            .toList(),
        end == End.ALL_ASKED ? notRead() : notAsked());
  }

  private static Unread unread(TargetId account, String region, String why) {
    return new Unread(account, Optional.of(region), why);
  }

  private List<Unread> notRead() {
    List<Unread> all = new ArrayList<>();
    unreadable.forEach((account, why) -> all.add(new Unread(account, Optional.empty(), why)));
    unread.forEach((place, why) -> all.add(unread(place.account(), place.region(), why)));
    return all;
  }

  private List<Unread> notAsked() {
    List<Unread> all = new ArrayList<>(notRead());
    for (TargetId account : scope.accounts()) {
      if (regions.containsKey(account)) {
        all.addAll(notAsked(account, regions.get(account)));
      } else if (!unreadable.containsKey(account)) {
        all.add(new Unread(account, Optional.empty(), Survey.NOT_ASKED));
      }
    }
    return all;
  }

  private List<Unread> notAsked(TargetId account, Collection<String> there) {
    return there.stream()
        .map(region -> new Place(account, region))
        .filter(place -> !answers.containsKey(place) && !unread.containsKey(place))
        .map(place -> unread(account, place.region(), Survey.NOT_ASKED))
        .toList();
  }

  /** Keeps what comes; of an image that several accounts use, what they know together. */
  private final class Taking implements Answers<RegionInventory> {
    @Override
    public void regions(TargetId account, List<String> enabled) {
      synchronized (SurveyedInventory.this) {
        regions.put(account, enabled);
      }
    }

    @Override
    public void leftOut(TargetId account, List<String> others) {
      synchronized (SurveyedInventory.this) {
        others.forEach(region -> leftOut.add(unread(account, region, LEFT_OUT)));
      }
    }

    @Override
    public void answer(Place place, RegionInventory answer) {
      synchronized (SurveyedInventory.this) {
        answer.images().forEach(image -> images.merge(image.id(), image, Image::and));
        answers.put(
            place, new RegionInventory(List.of(), answer.instances(), answer.launchTemplates()));
      }
    }

    @Override
    public void unknown(TargetId account, String reason) {
      synchronized (SurveyedInventory.this) {
        unreadable.put(account, reason);
      }
    }

    @Override
    public void unknown(Place place, String reason) {
      synchronized (SurveyedInventory.this) {
        unread.put(place, reason);
      }
    }
  }
}
