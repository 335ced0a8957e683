package io.amiguard.terraform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts JSON in the place of gaps that stand outside of texts: a value, a member or nothing, with
 * the commas that are missing around it. The text keeps its length.
 */
final class StandIns {
  private static final char NOTHING = '\0';

  /** The end of a value or of a key. */
  private static final char VALUE = 'v';

  private final GapMarker marker;
  private final String text;
  private final char[] filled;
  private final Deque<Character> open = new ArrayDeque<>();
  private final Set<Integer> values = new HashSet<>();

  /** The last sign or value, and the one before a value without quotes. */
  private char before = NOTHING;

  private char beforeWord = NOTHING;
  private int wordStart;

  private StandIns(String text, GapMarker marker) {
    this.marker = marker;
    this.text = text;
    this.filled = text.toCharArray();
  }

  static StandIns of(String text, GapMarker marker) {
    StandIns standIns = new StandIns(text, marker);
    standIns.scan();
    return standIns;
  }

  String text() {
    return new String(filled);
  }

  /** Returns where values begin that only stand in. */
  Set<Integer> values() {
    return Set.copyOf(values);
  }

  private void scan() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        i = endOfText(i);
        before = VALUE;
      } else if (c == marker.character()) {
        i = gap(i);
      } else if (isSign(c)) {
        sign(c);
        i++;
      } else {
        i = Character.isWhitespace(c) ? i + 1 : word(i);
      }
    }
  }

  private int endOfText(int start) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private static boolean isSign(char c) {
    return "{}[],:".indexOf(c) >= 0;
  }

  private void sign(char c) {
    if (c == '{' || c == '[') {
      open.push(c);
    } else if (c == '}' || c == ']') {
      open.poll();
    }
    before = c == '}' || c == ']' ? VALUE : c;
  }

  /** Passes over a number, a truth value, or what is none of JSON. */
  private int word(int start) {
    beforeWord = before;
    wordStart = start;
    before = VALUE;
    return endOfWord(start);
  }

  private int endOfWord(int start) {
    int end = start;
    while (end < text.length() && isOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean isOfWord(char c) {
    return c != '"' && c != marker.character() && !isSign(c) && !Character.isWhitespace(c);
  }

  private static boolean isEndOfLine(char c) {
    return c == '\n' || c == '\r';
  }

  /** Fills gaps that follow each other, and the words among them; returns where they end. */
  private int gap(int first) {
    boolean isInWord = first > 0 && isOfWord(text.charAt(first - 1));
    int start = isInWord ? wordStart : first;
    before = isInWord ? beforeWord : before;
    int end = endOfGaps(first);
    for (int i = start; i < end; i++) {
      filled[i] = isEndOfLine(filled[i]) ? filled[i] : ' ';
    }
    String standIn = standIn(end < text.length() ? text.charAt(end) : NOTHING);
    standIn.getChars(0, standIn.length(), filled, start);
    int value = standIn.indexOf('0');
    if (value >= 0) {
      values.add(start + value);
    }
    return end;
  }

  private int endOfGaps(int first) {
    int end = first;
    while (end < text.length()
        && (isOfWord(text.charAt(end))
            || text.charAt(end) == marker.character()
            || Character.isWhitespace(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private String standIn(char after) {
    char container = open.isEmpty() ? NOTHING : open.element();
    boolean isSeparated = after == ',' || after == ']' || after == '}' || after == NOTHING;
    boolean isValue = before == ':' || container != '{';
    boolean isTop = container == NOTHING && before != ':';
    if (isTop && (before != NOTHING || after != NOTHING)) {
      return "";
    }
    String comma = before == VALUE ? "," : "";
    char key = marker.character();
    String standIn = isValue ? comma + "0" : comma + '"' + key + '"' + (after == ':' ? "" : ":0");
    before = VALUE;
    if (after == ':' || isSeparated || container == NOTHING) {
      return standIn;
    }
    before = ',';
    return standIn + ",";
  }
}
