package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.plan.Brake;
import java.util.List;
import java.util.stream.Collectors;

/** What speaks against a plan and is not overruled. */
record Objections(List<Finding> findings) {
  /**
   * @throws AmiguardException with the flags that would let the plan pass
   */
  void requireNone() {
    if (!findings.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan goes past its limits (%s), so nothing was changed. Make it smaller, or pass %s."
              .formatted(rules(), flags()));
    }
  }

  /**
   * @throws AmiguardException with the flags that would let it pass: it can be made no smaller
   */
  void requireNoneToRollback() {
    if (!findings.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the rollback goes past the limits of its entry (%s), so nothing was changed. Pass %s to roll back all the same."
              .formatted(rules(), flags()));
    }
  }

  private String flags() {
    return findings.stream()
        .flatMap(finding -> Brake.of(finding).stream())
        .map(Brake::flag)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private String rules() {
    return findings.stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
  }
}
