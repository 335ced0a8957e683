package io.amiguard.output;

import static java.util.stream.Collectors.joining;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Accounts by Regions as letters, folded to what differs: accounts that are alike share a row, and
 * Regions that are alike in every row share a column.
 */
final class HeatMap {
  private static final int ROWS_AT_MOST = 40;
  private static final int NAMED_IN_A_COLUMN = 3;
  private static final String NOT_THERE = " ";

  private final Function<TargetId, String> labels;
  private final Coverage coverage;
  private final List<Column> columns;
  private final Map<String, List<TargetId>> rows = new LinkedHashMap<>();

  /** Regions that have the same letter in every row. */
  private record Column(List<String> regions) {
    String title() {
      int more = regions.size() - NAMED_IN_A_COLUMN;
      return regions.stream().limit(NAMED_IN_A_COLUMN).collect(joining(", "))
          + (more > 0 ? " and " + Words.count(more, "more Region") : "");
    }
  }

  HeatMap(OrganizationTree tree, Coverage coverage) {
    this(tree::labelOf, coverage);
  }

  /**
   * @param labels what accounts are called
   */
  HeatMap(Function<TargetId, String> labels, Coverage coverage) {
    this.labels = labels;
    this.coverage = coverage;
    this.columns = columns();
    coverage
        .differing()
        .forEach(
            (account, row) ->
                rows.computeIfAbsent(letters(row), it -> new ArrayList<>()).add(account));
  }

  /** Returns the lines; none if it is in force everywhere. */
  List<String> lines() {
    if (coverage.isInForceEverywhere()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Accounts by Regions where something differs (%s):".formatted(legend()));
    for (int i = 0; i < columns.size(); i++) {
      lines.add("  " + "| ".repeat(i) + columns.get(i).title());
    }
    rows.entrySet().stream()
        .limit(ROWS_AT_MOST)
        .forEach(row -> lines.add("  " + row.getKey() + "  " + names(row.getValue())));
    if (rows.size() > ROWS_AT_MOST) {
      lines.add(
          "  … and %s (-o json has all)"
              .formatted(Words.count(rows.size() - ROWS_AT_MOST, "more row")));
    }
    return lines;
  }

  private List<Column> columns() {
    Map<List<Character>, List<String>> alike = new LinkedHashMap<>();
    for (String region : coverage.regions()) {
      List<Character> letters =
          coverage.differing().values().stream().map(row -> letter(row, region).charAt(0)).toList();
      alike.computeIfAbsent(letters, it -> new ArrayList<>()).add(region);
    }
    return alike.values().stream().map(Column::new).toList();
  }

  private String letters(SortedMap<String, Status> row) {
    return columns.stream()
        .map(column -> letter(row, column.regions().get(0)))
        .collect(joining(" "));
  }

  private static String letter(SortedMap<String, Status> row, String region) {
    Status status = row.get(region);
    return status == null ? NOT_THERE : String.valueOf(status.letter());
  }

  private String names(List<TargetId> accounts) {
    int more = accounts.size() - 1;
    return labels.apply(accounts.get(0))
        + (more > 0 ? " and " + Words.count(more, "more account") : "");
  }

  private String legend() {
    return Arrays.stream(Status.values())
        .filter(status -> status == Status.IN_FORCE || coverage.count(status) > 0)
        .map(status -> status.letter() + " " + status.words())
        .collect(joining(", "));
  }
}
