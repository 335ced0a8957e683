package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Comment;
import io.amiguard.source.LineRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that asks for findings to be taken away: {@code amiguard:ignore}, rules with blanks or
 * commas between them, and a reason.
 */
record IgnoreComment(Where where, List<String> rules, boolean hasReason, LineRange about) {
  /** As people write it who have not looked it up. */
  private static final String WORD = "(?i:amiguard[ \\t]{0,3}:[ \\t]{0,3}ignore)";

  private static final Pattern ANYWHERE = Pattern.compile(WORD);
  private static final Pattern BEGINNING =
      Pattern.compile("(?:^|(?<=\\s)(?:#|//))\\s*" + WORD + "(?![\\w-]):?");
  private static final Pattern PART = Pattern.compile("([^\\s,]+)(\\s*,)?\\s*");

  IgnoreComment {
    rules = List.copyOf(rules);
  }

  /** Returns whether a text can hold one. */
  static boolean mayStandIn(String text) {
    return ANYWHERE.matcher(text).find();
  }

  /** Returns what a comment asks for: nothing, or one thing or more. */
  static List<IgnoreComment> of(Comment comment) {
    List<IgnoreComment> found = new ArrayList<>();
    Matcher beginning = BEGINNING.matcher(comment.text());
    int start = -1;
    while (beginning.find()) {
      if (start >= 0) {
        found.add(of(comment, start, beginning.start()));
      }
      start = beginning.end();
    }
    if (start >= 0) {
      found.add(of(comment, start, comment.text().length()));
    }
    return found;
  }

  private static IgnoreComment of(Comment comment, int start, int end) {
    List<String> rules = new ArrayList<>();
    Matcher part = PART.matcher(comment.text()).region(start, end);
    int reason = start;
    boolean isNext = true;
    while (part.find() && (isNext || isRule(part.group(1)))) {
      rules.add(id(part.group(1)));
      isNext = part.group(2) != null;
      reason = part.end();
    }
    boolean hasReason =
        comment.text().substring(reason, end).codePoints().anyMatch(Character::isLetterOrDigit);
    return new IgnoreComment(comment.where(), rules, hasReason, comment.about());
  }

  /** A reason can begin with any word, but hardly with one that is a rule or nearly one. */
  private static boolean isRule(String word) {
    return Catalogue.find(id(word)).isPresent()
        || (word.contains(".")
            && Catalogue.areas().contains(word.substring(0, word.indexOf('.')))
            && Spelling.nearest(word, Catalogue.ids()).isPresent());
  }

  private static String id(String word) {
    return word.replaceFirst("[:;]+$", "");
  }
}
