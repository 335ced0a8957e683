package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found in one file so far. */
final class Problems {
  /** More of one severity are counted, not kept: nobody reads them, and they take memory. */
  static final int MOST_OF_A_SEVERITY = 1_000;

  private final List<Finding> findings = new ArrayList<>();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

  void error(String rule, Where where, String message, String hint) {
    add(Severity.ERROR, rule, where, message, hint);
  }

  void danger(String rule, Where where, String message, String hint) {
    add(Severity.DANGER, rule, where, message, hint);
  }

  void warning(String rule, Where where, String message, String hint) {
    add(Severity.WARNING, rule, where, message, hint);
  }

  void note(String rule, Where where, String message, String hint) {
    add(Severity.NOTE, rule, where, message, hint);
  }

  void addAll(List<Finding> others) {
    others.forEach(this::add);
  }

  boolean haveErrors() {
    return Finding.anyAtLeast(findings, Severity.ERROR);
  }

  /** Returns every finding once, by place. */
  List<Finding> byPlace() {
    return findings.stream().distinct().sorted(Finding.BY_PLACE).toList();
  }

  /** Returns how many findings were too many to be kept. */
  int left() {
    return counts.values().stream()
        .mapToInt(count -> Math.max(0, count - MOST_OF_A_SEVERITY))
        .sum();
  }

  private void add(Severity severity, String rule, Where where, String message, String hint) {
    add(Finding.of(severity, rule, where, message).withHint(hint));
  }

  private void add(Finding finding) {
    if (counts.merge(finding.severity(), 1, Integer::sum) <= MOST_OF_A_SEVERITY) {
      findings.add(finding);
    }
  }
}
