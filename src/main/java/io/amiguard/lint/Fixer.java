package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.lint.Linter.Examined;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts right what is certain in the text of a file, and keeps all else as it stands. */
public final class Fixer {
  /** A fix can bring up what another rule fixes; a policy is nowhere near as deep. */
  private static final int MOST_ROUNDS = 25;

  /** Bounds what fixes take: to check them, the file is read several times. */
  static final int MOST_CHARACTERS = 1_000_000;

  private static final String RULE = "lint.not-fixed";

  private final Linter linter;
  private final Layout layout;

  /** What becomes of the white space of a policy. */
  public enum Layout {
    /** It stays, where nothing is fixed. */
    KEPT,
    /** It goes, because AWS counts it. */
    MINIFIED
  }

  public Fixer(Linter linter, Layout layout) {
    this.linter = linter;
    this.layout = layout;
  }

  /** Returns the file as it was linted, and as it would be with every fix that holds. */
  public FixedFile fix(LintedFile file) {
    Examined now = linter.examine(file.name(), file.text());
    if (file.text().length() > MOST_CHARACTERS) {
      return new FixedFile(file, now.fixes().isEmpty() ? file : tooLarge(file), 0);
    }
    FixRound.Result last = FixRound.of(now);
    int made = 0;
    for (int round = 0; round < MOST_ROUNDS && last.made() > 0; round++) {
      Examined next = linter.examine(file.name(), last.text());
      if (isWorse(next.file(), now.file())) {
        return new FixedFile(file, withLeft(now.file(), now.fixes()), made);
      }
      made += last.made();
      now = next;
      last = FixRound.of(now);
    }
    return minified(new FixedFile(file, withLeft(now.file(), last.left()), made));
  }

  /** Whatever the fixes were, a file without errors has none after them. */
  private static boolean isWorse(LintedFile after, LintedFile before) {
    return after.status() != before.status() || (hasErrors(after) && !hasErrors(before));
  }

  private static boolean hasErrors(LintedFile file) {
    return Finding.anyAtLeast(file.findings(), Severity.ERROR);
  }

  private static LintedFile withLeft(LintedFile file, List<Fix> left) {
    List<Finding> findings = new ArrayList<>(file.findings());
    for (Fix fix : left) {
      findings.add(
          note(
              fix.where(),
              "not fixed: this place cannot be rewritten without changing what stands around it"));
    }
    return with(findings, file);
  }

  private static LintedFile tooLarge(LintedFile file) {
    List<Finding> findings = new ArrayList<>(file.findings());
    String size = String.format(Locale.ROOT, "%,d", MOST_CHARACTERS);
    findings.add(
        note(
            Where.at(file.name(), 1, 1),
            "not fixed: the file has more than %s characters".formatted(size)));
    return with(findings, file);
  }

  private static Finding note(Where where, String message) {
    return Finding.of(Severity.NOTE, RULE, where, message).withHint("Correct it by hand.");
  }

  private static LintedFile with(List<Finding> findings, LintedFile file) {
    findings.sort(Finding.BY_PLACE);
    return new LintedFile(
        file.name(), file.text(), file.status(), file.kind(), findings, file.named());
  }

  private FixedFile minified(FixedFile fixed) {
    LintedFile file = fixed.after();
    Optional<String> shorter =
        layout == Layout.MINIFIED && file.kind().filter(FileKind.POLICY::equals).isPresent()
            ? Minified.of(file.name(), file.text())
            : Optional.empty();
    return shorter
        .filter(text -> !text.equals(file.text()))
        .map(
            text -> new FixedFile(fixed.before(), linter.lint(file.name(), text), fixed.made() + 1))
        .orElse(fixed);
  }
}
