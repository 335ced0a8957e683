package io.amiguard.source;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text that is a file, or stands in one, perhaps with escapes or indented; it knows where.
 *
 * @param where the whole file, or the place where the text begins
 * @param places where in the file a place of the text is
 */
public record PlacedText(String text, Where where, Locator places) {

  /** Turns lines and columns of a text into places of the file that it stands in. */
  @FunctionalInterface
  public interface Locator {
    Where at(int line, int column);
  }

  /** Returns the text of a whole file. */
  public static PlacedText whole(String file, String text) {
    return new PlacedText(text, Where.file(file), (line, column) -> Where.at(file, line, column));
  }

  /**
   * Returns a text that stands in a file.
   *
   * @param offsets where each character of the text stands in the file, and where the text ends
   */
  public static PlacedText inside(Lines file, Where where, String text, int[] offsets) {
    Lines own = Lines.of(file.file(), text);
    return new PlacedText(
        text,
        where,
        (line, column) -> {
          int offset = own.offset(line, column);
          return file.at(offsets[Math.max(0, Math.min(offset, offsets.length - 1))]);
        });
  }

  /** Returns the places of characters, given by their offsets in the text. */
  public Set<Where> at(Set<Integer> offsets) {
    Lines own = Lines.of(file(), text);
    return offsets.stream().map(offset -> at(own, offset)).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the place of the character at an offset in the text. */
  Where at(int offset) {
    return at(Lines.of(file(), text), offset);
  }

  private Where at(Lines own, int offset) {
    return places.at(own.lineOf(offset), own.column(offset));
  }

  /** Returns another text of the same length at the same place. */
  public PlacedText with(String other) {
    return new PlacedText(other, where, places);
  }

  /** Returns a finding about the text with its place in the file. */
  public Finding placed(Finding finding) {
    Where place = finding.where();
    return place.line() == null || place.column() == null
        ? finding
        : new Finding(
            finding.severity(),
            finding.rule(),
            places.at(place.line(), place.column()),
            finding.message(),
            finding.hint());
  }

  boolean isWholeFile() {
    return where.line() == null;
  }

  String file() {
    return String.valueOf(where.file());
  }
}
