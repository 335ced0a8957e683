package io.amiguard.settings;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.List;

/** The findings so far, in the order in which they were found. */
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

  boolean haveErrors() {
    return Finding.anyAtLeast(findings, Severity.ERROR);
  }

  /** Adds every finding to {@code others}, by place. */
  void moveTo(List<Finding> others) {
    findings.sort(Finding.BY_PLACE);
    others.addAll(findings);
    findings.clear();
  }

  private void add(Severity severity, String rule, Where where, String message, String hint) {
    findings.add(Finding.of(severity, rule, where, message).withHint(hint));
  }
}
