package io.amiguard.lint;

import io.amiguard.source.Span;
import java.util.Optional;

/** Takes an item that is not the first one out of the text of a list. */
final class ItemRemoval {

  private ItemRemoval() {}

  /** Returns the deletion, or nothing where a comment belongs to the item. */
  static Optional<Edit> of(Span item, String text) {
    int before = lastBefore(item.start(), text);
    if (before >= 0 && text.charAt(before) == ',') {
      return Optional.of(Edit.deletion(before, item.end()));
    }
    return before >= 0 && text.charAt(before) == '-' ? line(before, item, text) : Optional.empty();
  }

  /** Returns where the last character before an offset is that is no white space. */
  private static int lastBefore(int offset, String text) {
    int before = offset - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before;
  }

  /** An item behind a dash goes with its line, if it has one to itself. */
  private static Optional<Edit> line(int dash, Span item, String text) {
    int start = text.lastIndexOf('\n', dash) + 1;
    int lineEnd = text.indexOf('\n', item.end());
    int end = lineEnd < 0 ? text.length() : lineEnd + 1;
    boolean isAlone =
        text.substring(start, dash).isBlank() && text.substring(item.end(), end).isBlank();
    return isAlone ? Optional.of(Edit.deletion(start, end)) : Optional.empty();
  }
}
