package io.amiguard.verify;

import java.util.Locale;

/** How one account in one Region stands to what was predicted for it. */
public enum Status {
  IN_FORCE('.', "in force"),
  NOT_MANAGED('m', "not managed by a policy"),
  STATE_DIFFERS('s', "state differs"),
  CRITERIA_DIFFER('c', "criteria differ"),
  FROZEN('f', "keeps its last valid policy"),
  UNKNOWN('?', "could not be read"),
  NOT_ASKED('-', "not asked");

  private final char letter;
  private final String words;

  Status(char letter, String words) {
    this.letter = letter;
    this.words = words;
  }

  /** Returns the letter that stands for this in a map. */
  public char letter() {
    return letter;
  }

  /** Returns this for a person. */
  public String words() {
    return words;
  }

  /** Returns this for a program, such as {@code state-differs}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
