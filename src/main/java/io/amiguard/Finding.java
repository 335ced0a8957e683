package io.amiguard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A problem found: how bad it is, which rule found it, where it is, what is wrong and what to do.
 *
 * <p>Findings are values. They are collected and shown together; nobody throws them.
 *
 * @param rule a stable id in kebab case with a dot after its area, such as {@code
 *     settings.unknown-key}
 * @param message one line: what is wrong with which thing
 * @param hint one line: what to do next; empty where the message says it already
 */
public record Finding(
    Severity severity, String rule, Where where, String message, Optional<String> hint) {

  /** How bad a finding is, from the mildest to the worst. */
  public enum Severity {
    /** Worth knowing; nothing to do. */
    NOTE,
    /** Probably not what was meant. */
    WARNING,
    /** Works, and can hurt: it opens a hole or stops launches. */
    DANGER,
    /** Wrong: AWS or amiguard refuses it. */
    ERROR;

    /** Returns whether this is as bad as {@code threshold} or worse. */
    public boolean isAtLeast(Severity threshold) {
      return compareTo(threshold) >= 0;
    }
  }

  /**
   * The place of a finding: a position in a file, a target or a policy of the organization, or
   * nowhere in particular.
   *
   * @param file as the user named it
   * @param line from 1
   * @param column from 1
   * @param target the id of a root, an OU, an account or a policy, with its name where known
   */
  public record Where(
      @Nullable String file,
      @Nullable Integer line,
      @Nullable Integer column,
      @Nullable String target) {

    private static final Where NOWHERE = new Where(null, null, null, null);

    /** Returns a position in a file; line and column count from 1. */
    public static Where at(String file, int line, int column) {
      return new Where(file, line, column, null);
    }

    /** Returns a whole file. */
    public static Where file(String file) {
      return new Where(file, null, null, null);
    }

    /** Returns a place in the organization. */
    public static Where target(String target) {
      return new Where(null, null, null, target);
    }

    /** Returns no place in particular, such as the command line. */
    public static Where nowhere() {
      return NOWHERE;
    }

    @Override
    public String toString() {
      if (file == null) {
        return target == null ? "" : target;
      }
      return line == null ? file : file + ":" + line + ":" + column;
    }
  }

  /** Orders findings as a reader wants them: by place, worst first within a place. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(
              (Finding finding) -> finding.where().file(),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(
              finding -> finding.where().line(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              finding -> finding.where().column(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              finding -> finding.where().target(), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  /** Returns a finding without a hint. */
  public static Finding of(Severity severity, String rule, Where where, String message) {
    return new Finding(severity, rule, where, message, Optional.empty());
  }

  /** Returns the same finding with a hint that says what to do next. */
  public Finding withHint(String text) {
    return new Finding(severity, rule, where, message, Optional.of(text));
  }

  /** Returns whether any of the findings is as bad as {@code threshold} or worse. */
  public static boolean anyAtLeast(List<Finding> findings, Severity threshold) {
    return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(threshold));
  }
}
