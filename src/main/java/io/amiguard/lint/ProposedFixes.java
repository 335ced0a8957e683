package io.amiguard.lint;

import io.amiguard.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person may choose to put right, finding by finding: of the fixes that {@link Fixer} makes
 * together, those that also hold alone.
 */
public final class ProposedFixes {
  private final Linter linter;

  public ProposedFixes(Linter linter) {
    this.linter = linter;
  }

  /** Returns the findings of a file that can be put right for certain, with the edits. */
  public Map<Finding, List<Replacement>> of(LintedFile file) {
    Map<Finding, List<Replacement>> proposed = new HashMap<>();
    if (file.status() != LintedFile.Status.LINTED || file.text().length() > Fixer.MOST_CHARACTERS) {
      return proposed;
    }
    Linter.Examined examined = linter.examine(file.name(), file.text());
    Map<Fix, List<Edit>> alone = FixRound.alone(examined);
    for (Flaw flaw : examined.flaws()) {
      flaw.fix()
          .map(alone::get)
          .ifPresent(edits -> proposed.put(flaw.finding(), replacements(edits, file.text())));
    }
    return proposed;
  }

  private static List<Replacement> replacements(List<Edit> edits, String text) {
    return edits.stream().sorted().map(edit -> Replacement.of(edit, text)).toList();
  }
}
