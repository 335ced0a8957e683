package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
  private record Ignore(Where where, Target target) {}

  /** What a comment takes away: the findings of a rule in a line. */
  private record Target(String rule, @Nullable Integer line) {
    static Target of(Finding finding) {
      return new Target(finding.rule(), finding.where().line());
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

  /** From the last line to the first, because comments of several lines stand above one place. */
  private void read(String[] lines) {
    int below = lines.length + 1;
    for (int i = lines.length - 1; i >= 0; i--) {
      boolean isAlone = lines[i].strip().startsWith("#");
      Matcher comment = COMMENT.matcher(lines[i]);
      if (lines[i].contains(WORD) && comment.find()) {
        Where where = Where.at(file, i + 1, lines[i].indexOf('#', comment.start()) + 1);
        add(where, comment, isAlone ? below : i + 1);
      }
      below = isAlone ? below : i + 1;
    }
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
      ignores.add(new Ignore(where, new Target(rule, target)));
    }
  }

  private List<Finding> left(List<Finding> findings) {
    Set<Target> targets = ignores.stream().map(Ignore::target).collect(Collectors.toSet());
    Set<Target> broken = findings.stream().map(Target::of).collect(Collectors.toSet());
    problems.addAll(
        findings.stream().filter(finding -> !targets.contains(Target.of(finding))).toList());
    ignores.stream().filter(ignore -> !broken.contains(ignore.target())).forEach(this::unused);
    return problems.byPlace();
  }

  private void unused(Ignore ignore) {
    problems.note(
        "lint.unused-ignore",
        ignore.where(),
        "nothing in line %d breaks %s".formatted(ignore.target().line(), ignore.target().rule()),
        "Take the comment out.");
  }
}
