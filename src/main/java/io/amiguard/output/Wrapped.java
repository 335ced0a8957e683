package io.amiguard.output;

import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;

/** Text in lines that a narrow terminal shows whole. */
final class Wrapped {
  private static final int WIDTH = 80;
  private static final String HANGING = "    ";

  private Wrapped() {}

  /**
   * Returns the text in lines of at most {@value #WIDTH} characters, each behind the indent; those
   * after the first stand further in. A word that is too long is broken behind a slash, so that
   * paths stay readable, or else not at all. A line break becomes a blank, and what a terminal
   * would obey or hide is escaped.
   */
  static List<String> lines(String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    boolean isEmpty = true;
    for (String piece : pieces(Quoted.visible(text.replaceAll("[\\n\\r\\t]+", " ")))) {
      if (!isEmpty && line.length() + piece.stripTrailing().length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent + HANGING);
      }
      line.append(piece);
      isEmpty = false;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** Returns what must stay together: a word with the space behind it, or a part of a long path. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (String word : text.split("(?<= )", -1)) {
      if (word.length() > WIDTH / 2) {
        pieces.addAll(List.of(word.split("(?<=/)(?=.)", -1)));
      } else {
        pieces.add(word);
      }
    }
    return pieces;
  }
}
