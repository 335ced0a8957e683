package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.List;

/** What was found in one file so far. */
final class Problems {
  private final List<Finding> findings = new ArrayList<>();

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
    findings.addAll(others);
  }

  boolean haveErrors() {
    return Finding.anyAtLeast(findings, Severity.ERROR);
  }

  /** Returns every finding once, by place. */
  List<Finding> byPlace() {
    return findings.stream().distinct().sorted(Finding.BY_PLACE).toList();
  }

  private void add(Severity severity, String rule, Where where, String message, String hint) {
    findings.add(Finding.of(severity, rule, where, message).withHint(hint));
  }
}
