package io.amiguard.lint;

/**
 * A file before and after its fixes.
 *
 * @param made how many fixes there are between the two
 */
public record FixedFile(LintedFile before, LintedFile after, int made) {

  public boolean isChanged() {
    return !before.text().equals(after.text());
  }
}
