package io.amiguard.survey;

import static java.util.stream.Collectors.joining;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * How places are named to a person: the accounts with their Regions, of many only some.
 *
 * @param labels what an account is called
 * @param regions all that an account has
 */
public record PlaceNames(Function<TargetId, String> labels, Map<TargetId, List<String>> regions) {
  private static final int NAMED_AT_MOST = 3;

  /** Creates the names of an organization. */
  public PlaceNames(OrganizationTree tree, Map<TargetId, List<String>> regions) {
    this(tree::labelOf, regions);
  }

  /**
   * Returns the names of places.
   *
   * @param places the Regions of each account; none where it is about the account as a whole
   */
  public String of(SortedMap<TargetId, ? extends Collection<String>> places) {
    String named =
        places.entrySet().stream()
            .limit(NAMED_AT_MOST)
            .map(entry -> labels.apply(entry.getKey()) + in(entry.getKey(), entry.getValue()))
            .collect(joining(", "));
    return named + more(places.size() - NAMED_AT_MOST, "account");
  }

  private String in(TargetId account, Collection<String> some) {
    int all = regions.getOrDefault(account, List.of()).size();
    if (some.isEmpty()) {
      return "";
    }
    if (some.size() == all && all > 1) {
      return " in all %d Regions".formatted(all);
    }
    return " in "
        + some.stream().limit(NAMED_AT_MOST).collect(joining(", "))
        + more(some.size() - NAMED_AT_MOST, "Region");
  }

  private static String more(int count, String noun) {
    return count <= 0 ? "" : " and %d more %s".formatted(count, count == 1 ? noun : noun + "s");
  }
}
