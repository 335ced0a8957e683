package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found in one file so far. */
final class Problems {
  /** More of one severity are counted, not kept: nobody reads them, and they take memory. */
  static final int MOST_OF_A_SEVERITY = 1_000;

  private final List<Finding> findings = new ArrayList<>();
  private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
  private final Map<Finding, Fix> fixes = new HashMap<>();

  Finding error(String rule, Where where, String message, String hint) {
    return add(Severity.ERROR, rule, where, message, hint);
  }

  void danger(String rule, Where where, String message, String hint) {
    add(Severity.DANGER, rule, where, message, hint);
  }

  Finding warning(String rule, Where where, String message, String hint) {
    return add(Severity.WARNING, rule, where, message, hint);
  }

  Finding note(String rule, Where where, String message, String hint) {
    return add(Severity.NOTE, rule, where, message, hint);
  }

  void addAll(List<Finding> others) {
    others.forEach(this::add);
  }

  void addFlaws(List<Flaw> flaws) {
    for (Flaw flaw : flaws) {
      add(flaw.finding());
      flaw.fix().ifPresent(fix -> offer(flaw.finding(), fix));
    }
  }

  /** Notes what puts a finding right for certain. */
  void offer(Finding finding, Fix fix) {
    fixes.putIfAbsent(finding, fix);
  }

  boolean haveErrors() {
    return Finding.anyAtLeast(findings, Severity.ERROR);
  }

  /** Returns every finding once, by place. */
  List<Finding> byPlace() {
    return findings.stream().distinct().sorted(Finding.BY_PLACE).toList();
  }

  /** Returns the same, each with what puts it right. */
  List<Flaw> flaws() {
    return byPlace().stream()
        .map(finding -> new Flaw(finding, Optional.ofNullable(fixes.get(finding))))
        .toList();
  }

  /** Returns how many findings were too many to be kept. */
  int left() {
    return counts.values().stream()
        .mapToInt(count -> Math.max(0, count - MOST_OF_A_SEVERITY))
        .sum();
  }

  private Finding add(Severity severity, String rule, Where where, String message, String hint) {
    Finding finding = Finding.of(severity, rule, where, message).withHint(hint);
    add(finding);
    return finding;
  }

  private void add(Finding finding) {
    if (counts.merge(finding.severity(), 1, Integer::sum) <= MOST_OF_A_SEVERITY) {
      findings.add(finding);
    }
  }
}
