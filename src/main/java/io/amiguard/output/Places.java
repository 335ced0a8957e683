package io.amiguard.output;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where accounts are: a line for each place with the names below it, shortened. */
final class Places {
  private static final int NAMES_AT_MOST = 6;
  private static final int PLACES_AT_MOST = 10;

  private Places() {}

  static List<String> of(List<TargetId> accounts, OrganizationTree tree) {
    Map<String, List<String>> byParent =
        accounts.stream()
            .collect(
                groupingBy(
                    account -> parent(account, tree),
                    TreeMap::new,
                    mapping(tree::nameOf, toList())));
    List<String> lines =
        byParent.entrySet().stream()
            .limit(PLACES_AT_MOST)
            .map(entry -> entry.getKey() + ": " + shortened(entry.getValue()))
            .map(Quoted::visible)
            .collect(toCollection(ArrayList::new));
    if (byParent.size() > PLACES_AT_MOST) {
      lines.add("and in %d more places".formatted(byParent.size() - PLACES_AT_MOST));
    }
    return lines;
  }

  /** Returns the name of the place that an account is in. */
  static String parent(TargetId account, OrganizationTree tree) {
    return tree.parentOf(account).map(tree::nameOf).orElse("?");
  }

  private static String shortened(List<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    return sorted.size() <= NAMES_AT_MOST
        ? String.join(", ", sorted)
        : "%s and %d more"
            .formatted(
                String.join(", ", sorted.subList(0, NAMES_AT_MOST)), sorted.size() - NAMES_AT_MOST);
  }
}
