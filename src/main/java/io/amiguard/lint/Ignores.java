package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.settings.Spelling;
import io.amiguard.source.LineRange;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Takes away the findings that comments ignore: {@code # amiguard:ignore RULE reason}, behind the
 * place, or on a line of its own above the value that holds it. Without a reason a comment takes
 * nothing away.
 */
final class Ignores {
  private static final NavigableSet<Integer> NOWHERE = Collections.emptyNavigableSet();

  private final Problems problems = new Problems();
  private final List<Ignore> ignores = new ArrayList<>();

  /** One rule of a comment that counts, and the lines in which its findings are taken away. */
  private record Ignore(String rule, Where where, LineRange about) {}

  /** Returns the findings that are left, and what is wrong with the comments. */
  static List<Finding> apply(Subject subject, List<Finding> findings) {
    if (!IgnoreComment.mayStandIn(subject.text())) {
      return findings;
    }
    Ignores ignores = new Ignores();
    subject.comments().stream()
        .flatMap(comment -> IgnoreComment.of(comment).stream())
        .forEach(ignores::add);
    return ignores.left(findings);
  }

  private void add(IgnoreComment comment) {
    if (comment.rules().isEmpty()) {
      unknown(comment, "the comment names no rule to ignore", "'amiguard rules' lists them.");
    }
    for (String rule : comment.rules()) {
      if (Catalogue.find(rule).isEmpty()) {
        String hint = Spelling.hint(rule, Catalogue.ids(), "'amiguard rules' lists them.");
        unknown(comment, "%s is not a rule".formatted(Quoted.text(rule)), hint);
      } else if (!comment.hasReason()) {
        withoutReason(comment, rule);
      } else {
        ignores.add(new Ignore(rule, comment.where(), comment.about()));
      }
    }
  }

  private void unknown(IgnoreComment comment, String message, String hint) {
    problems.warning("lint.unknown-rule", comment.where(), message, hint);
  }

  private void withoutReason(IgnoreComment comment, String rule) {
    problems.warning(
        "lint.ignore-without-reason",
        comment.where(),
        "the comment gives no reason, so %s is not ignored".formatted(rule),
        "Write # amiguard:ignore %s and why.".formatted(rule));
  }

  private List<Finding> left(List<Finding> findings) {
    Map<String, NavigableSet<Integer>> broken = linesByRule(findings);
    Map<String, NavigableSet<Integer>> left = linesByRule(findings);
    for (Ignore ignore : ignores) {
      LineRange about = ignore.about();
      Integer first = broken.getOrDefault(ignore.rule(), NOWHERE).ceiling(about.first());
      if (first == null || !about.contains(first)) {
        unused(ignore, findings);
      } else {
        left.computeIfPresent(
            ignore.rule(),
            (rule, lines) -> {
              lines.subSet(about.first(), true, about.last(), true).clear();
              return lines;
            });
      }
    }
    problems.addAll(findings.stream().filter(finding -> isLeft(finding, left)).toList());
    return problems.byPlace();
  }

  private static Map<String, NavigableSet<Integer>> linesByRule(List<Finding> findings) {
    Map<String, NavigableSet<Integer>> lines = new HashMap<>();
    for (Finding finding : findings) {
      Integer line = finding.where().line();
      if (line != null) {
        lines.computeIfAbsent(finding.rule(), rule -> new TreeSet<>()).add(line);
      }
    }
    return lines;
  }

  private static boolean isLeft(Finding finding, Map<String, NavigableSet<Integer>> left) {
    Integer line = finding.where().line();
    return line == null || left.getOrDefault(finding.rule(), NOWHERE).contains(line);
  }

  /** Of a text that cannot be read on nobody knows what it breaks. */
  private void unused(Ignore ignore, List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> isUnreadable(finding, ignore.about()))) {
      return;
    }
    problems.note(
        "lint.unused-ignore",
        ignore.where(),
        "nothing in %s breaks %s".formatted(ignore.about().inWords(), ignore.rule()),
        "Take the comment out.");
  }

  /** What is broken in front of a passage keeps it from being read, too. */
  private static boolean isUnreadable(Finding finding, LineRange about) {
    Integer line = finding.where().line();
    return finding.severity() == Severity.ERROR
        && finding.rule().startsWith("file.")
        && (line == null || line <= about.last());
  }
}
