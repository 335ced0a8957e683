package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.Lines;
import io.amiguard.source.Span;
import java.util.ArrayList;
import java.util.List;

/** The text of a Terraform file, and how far it has been read. */
final class Cursor {

  /** How deep expressions may nest; a real file needs less than twenty levels. */
  private static final int MAX_DEPTH = 100;

  private static final char END = '\0';

  private final String text;
  private final Lines lines;
  private final List<Span> comments = new ArrayList<>();
  private int position;
  private int depth;

  Cursor(String file, String text) {
    this.text = text;
    this.lines = Lines.of(file, text);
  }

  Lines lines() {
    return lines;
  }

  int position() {
    return position;
  }

  void moveTo(int offset) {
    position = offset;
  }

  void advance(int characters) {
    position += characters;
  }

  boolean isAtEnd() {
    return position >= text.length();
  }

  /** Returns the next character; NUL at the end. */
  char peek() {
    return isAtEnd() ? END : text.charAt(position);
  }

  boolean isAt(String word) {
    return text.startsWith(word, position);
  }

  boolean isAtHeredoc() {
    return isAt("<<");
  }

  /** Passes over a word if it comes next. */
  boolean take(String word) {
    boolean isNext = isAt(word);
    position += isNext ? word.length() : 0;
    return isNext;
  }

  Where where() {
    return lines.at(position);
  }

  Where where(int offset) {
    return lines.at(offset);
  }

  /** Returns the text from an offset to here. */
  String since(int offset) {
    return text.substring(offset, position);
  }

  String between(int start, int end) {
    return text.substring(start, end);
  }

  /** Returns where the line ends that begins or goes on here, without what ends it. */
  int endOfLine() {
    int end = text.indexOf('\n', position);
    return end < 0 ? text.length() : end;
  }

  /** Passes over blanks and comments in a line. */
  void skipBlanks() throws BrokenTerraformException {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || isAtComment()) {
      if (isAtComment()) {
        skipComment();
      } else {
        position++;
      }
    }
  }

  /** Passes over blanks, comments and ends of lines. */
  void skipLines() throws BrokenTerraformException {
    skipBlanks();
    while (peek() == '\n') {
      position++;
      skipBlanks();
    }
  }

  boolean isAtComment() {
    char c = peek();
    return c == '#' || (c == '/' && (isAt("//") || isAt("/*")));
  }

  /** Passes over a comment; the end of its line is none of it. */
  void skipComment() throws BrokenTerraformException {
    int start = position;
    position = isAt("/*") ? endOfLongComment() : endOfLine();
    comments.add(new Span(start, position));
  }

  /** Returns the comments that were passed over so far. */
  List<Span> comments() {
    return List.copyOf(comments);
  }

  private int endOfLongComment() throws BrokenTerraformException {
    int end = text.indexOf("*/", position + 2);
    if (end < 0) {
      throw broken(position, "the comment does not end", "Write */ behind it.");
    }
    return end + 2;
  }

  /** Passes over a name, and returns it; empty if there is none. */
  String takeName() {
    int start = position;
    if (Character.isLetter(peek()) || peek() == '_') {
      while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
        position++;
      }
    }
    return since(start);
  }

  /** Goes one level down; whoever does goes up again with {@link #leave}. */
  void enter() throws BrokenTerraformException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new BrokenTerraformException(
          "file.too-deep",
          where(),
          "values nest deeper than %d levels".formatted(MAX_DEPTH),
          "Nest fewer lists and objects.");
    }
  }

  void leave() {
    depth--;
  }

  BrokenTerraformException broken(int offset, String message, String hint) {
    return new BrokenTerraformException(
        "file.not-terraform", where(offset), "not Terraform: " + message, hint);
  }
}
