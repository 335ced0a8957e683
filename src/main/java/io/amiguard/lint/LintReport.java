package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import java.util.List;

/**
 * What a run of lint found.
 *
 * @param files in the order in which they are shown
 * @param skipped how many files of folders are none of ours
 */
public record LintReport(List<LintedFile> files, int skipped) {

  public LintReport {
    files = List.copyOf(files);
  }

  public List<Finding> findings() {
    return files.stream().flatMap(file -> file.findings().stream()).toList();
  }

  public long count(Severity severity) {
    return findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Returns whether some file could not be read or is none of ours. */
  public boolean hasUnusableFiles() {
    return files.stream().anyMatch(LintedFile::isUnusable);
  }
}
