package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that take a finding away: {@code # amiguard:ignore RULE reason}, behind the place or on
 * a line of its own above it. Without a reason a comment takes nothing away.
 */
final class Ignores {
  private static final String WORD = "amiguard:ignore";
  private static final Pattern COMMENT =
      Pattern.compile("(?:^|\\s)#\\s*amiguard:ignore(?![\\w-])\\s*(\\S*)\\s*(.*)$");

  private final String file;
  private final Problems problems = new Problems();
  private final List<Ignore> ignores = new ArrayList<>();

  /** One comment that counts, and the line whose findings it takes away. */
  private record Ignore(Where where, String rule, int target) {
    boolean takes(Finding finding) {
      Integer line = finding.where().line();
      return finding.rule().equals(rule) && line != null && line == target;
    }
  }

  private Ignores(String file) {
    this.file = file;
  }

  /** Returns the findings that are left, and what is wrong with the comments. */
  static List<Finding> apply(String file, String text, List<Finding> findings) {
    if (!text.contains(WORD)) {
      return findings;
    }
    Ignores comments = new Ignores(file);
    comments.read(text.split("\r\n|\r|\n", -1));
    return comments.left(findings);
  }

  private void read(String[] lines) {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains(WORD)) {
        Matcher comment = COMMENT.matcher(lines[i]);
        if (comment.find()) {
          Where where = Where.at(file, i + 1, lines[i].indexOf('#', comment.start()) + 1);
          boolean isAlone = lines[i].strip().startsWith("#");
          add(where, comment, isAlone ? next(lines, i) + 1 : i + 1);
        }
      }
    }
  }

  /** Comments of several lines stand above one place. */
  private static int next(String[] lines, int from) {
    int next = from + 1;
    while (next < lines.length && lines[next].strip().startsWith("#")) {
      next++;
    }
    return next;
  }

  private void add(Where where, Matcher comment, int target) {
    String rule = comment.group(1);
    if (Catalogue.find(rule).isEmpty()) {
      problems.warning(
          "lint.unknown-rule",
          where,
          rule.isEmpty()
              ? "the comment names no rule to ignore"
              : "%s is not a rule".formatted(Quoted.text(rule)),
          Spelling.hint(rule, Catalogue.ids(), "'amiguard rules' lists them."));
    } else if (comment.group(2).isBlank()) {
      problems.warning(
          "lint.ignore-without-reason",
          where,
          "the comment gives no reason, so %s is not ignored".formatted(rule),
          "Write # amiguard:ignore %s and why.".formatted(rule));
    } else {
      ignores.add(new Ignore(where, rule, target));
    }
  }

  private List<Finding> left(List<Finding> findings) {
    Set<Ignore> used = new HashSet<>();
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      List<Ignore> taking = ignores.stream().filter(ignore -> ignore.takes(finding)).toList();
      used.addAll(taking);
      if (taking.isEmpty()) {
        left.add(finding);
      }
    }
    ignores.stream().filter(ignore -> !used.contains(ignore)).forEach(this::unused);
    problems.addAll(left);
    return problems.byPlace();
  }

  private void unused(Ignore ignore) {
    problems.note(
        "lint.unused-ignore",
        ignore.where(),
        "nothing in line %d breaks %s".formatted(ignore.target(), ignore.rule()),
        "Take the comment out.");
  }
}
