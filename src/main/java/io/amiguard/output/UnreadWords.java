package io.amiguard.output;

import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.PlaceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an inventory lacks, in sentences. */
public record UnreadWords(List<Unread> unread, OrganizationTree tree) {

  public UnreadWords {
    unread = List.copyOf(unread);
  }

  /** Returns how much was not read; nothing if all was. */
  public Optional<String> headline() {
    long whole = unread.stream().filter(place -> place.region().isEmpty()).count();
    List<Unread> parts = unread.stream().filter(place -> place.region().isPresent()).toList();
    long accounts = parts.stream().map(Unread::account).distinct().count();
    List<String> what = new ArrayList<>();
    if (whole > 0) {
      what.add(Words.count(whole, "account"));
    }
    if (!parts.isEmpty()) {
      String noun = whole == 0 ? "account" : "more account";
      what.add(
          "%s in %s".formatted(Words.count(parts.size(), "Region"), Words.count(accounts, noun)));
    }
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "NOT COMPLETE: %s could not be read; what runs there is not counted."
                .formatted(String.join(" and ", what)));
  }

  /** Returns what was not read and why; the same in many accounts is told once. */
  public List<String> lines() {
    Map<String, SortedMap<TargetId, TreeSet<String>>> places = new TreeMap<>();
    for (Unread place : unread) {
      TreeSet<String> regions =
          places
              .computeIfAbsent(place.reason(), it -> new TreeMap<>())
              .computeIfAbsent(place.account(), it -> new TreeSet<>());
      place.region().ifPresent(regions::add);
    }
    PlaceNames names = new PlaceNames(tree, Map.of());
    return places.entrySet().stream()
        .map(entry -> "%s: %s".formatted(names.of(entry.getValue()), entry.getKey()))
        .toList();
  }
}
