package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import java.util.List;

/** How much a check found, in words: a note is nothing to correct, and is counted apart. */
final class Found {

  private Found() {}

  /** Returns the numbers of findings and of notes. */
  static String count(List<Finding> findings) {
    long notes = notes(findings);
    long others = findings.size() - notes;
    if (notes == 0) {
      return Words.count(others, "finding");
    }
    return others == 0
        ? Words.count(notes, "note")
        : "%s and %s".formatted(Words.count(others, "finding"), Words.count(notes, "note"));
  }

  /** Returns what follows on "all is well" where there are notes; nothing where there are none. */
  static String withNotes(List<Finding> findings) {
    return notes(findings) == 0 ? "" : ", with " + Words.count(notes(findings), "note");
  }

  private static long notes(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.NOTE).count();
  }
}
