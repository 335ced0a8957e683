package io.amiguard.cli.draft;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.conversion.PolicyFile;
import io.amiguard.conversion.PolicyImport;
import io.amiguard.lint.FileKind;
import io.amiguard.lint.Fixer;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.LintedFile.Status;
import io.amiguard.lint.Linter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What lint says about a file that is imported, beside what reading it has found. */
record ImportLint(LintedFile linted) {
  private static final String IMPORT = "import.";

  /** What an effective policy lacks, as reading it has said already. */
  private static final String MISSING_OPERATOR = "policy.missing-operator";

  /** What keeps a policy from being read, as reading it has said already. */
  private static final String WRAPPER = "policy.wrapper";

  /** What is not known of a policy, as reading it has said already. */
  private static final String UNKNOWN_VALUE = "terraform.unknown-value";

  /** What lint has a word for, if it could read on. */
  private static final String NOT_JSON = "file.not-json";

  private static final Set<FileKind> WITH_POLICIES = Set.of(FileKind.POLICY, FileKind.TERRAFORM);

  static ImportLint of(PolicyFile file, Linter linter) {
    PolicyFile document = file.wrapped().orElse(file);
    return new ImportLint(linter.lint(document.name(), document.text()));
  }

  /** Returns how many places lint would put right by itself. */
  int fixable(Linter linter) {
    return linted.status() == Status.LINTED
        ? new Fixer(linter, Fixer.Layout.KEPT).fix(linted).made()
        : 0;
  }

  /** Returns both, each fault once: of a text that cannot be read lint says more. */
  List<Finding> beside(List<Finding> imported) {
    List<Finding> further = further(imported);
    return Stream.concat(
            imported.stream().filter(finding -> !isToldBetter(finding, further)), further.stream())
        .distinct()
        .toList();
  }

  private List<Finding> further(List<Finding> imported) {
    boolean isAboutPolicies =
        linted.status() == Status.BROKEN
            || linted.kind().filter(WITH_POLICIES::contains).isPresent();
    boolean isEffective =
        imported.stream().anyMatch(it -> it.rule().equals(PolicyImport.EFFECTIVE_POLICY));
    return linted.findings().stream()
        .filter(finding -> isAboutPolicies)
        .filter(finding -> !finding.rule().equals(UNKNOWN_VALUE))
        .filter(finding -> !(isEffective && finding.rule().equals(MISSING_OPERATOR)))
        .filter(finding -> imported.stream().noneMatch(it -> isSameRefusal(it, finding)))
        .toList();
  }

  private static boolean isSameRefusal(Finding imported, Finding linted) {
    return imported.severity() == Severity.ERROR
        && imported.rule().startsWith(IMPORT)
        && (imported.where().equals(linted.where()) || linted.rule().equals(WRAPPER));
  }

  /** Where a text cannot be read on, lint has a word for more of the mistakes. */
  private boolean isToldBetter(Finding imported, List<Finding> further) {
    boolean hasReadOn = linted.status() == Status.LINTED && imported.rule().equals(NOT_JSON);
    return imported.severity() == Severity.ERROR
        && !imported.rule().startsWith(IMPORT)
        && further.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .anyMatch(finding -> hasReadOn || isOnTheLineOf(imported, finding));
  }

  private static boolean isOnTheLineOf(Finding imported, Finding linted) {
    return Objects.equals(linted.where().line(), imported.where().line());
  }
}
