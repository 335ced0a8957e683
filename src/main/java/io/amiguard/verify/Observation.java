package io.amiguard.verify;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that is so in one or more accounts. What is the same in a thousand accounts is told
 * once.
 *
 * @param text what is so, without the accounts
 */
record Observation(Severity severity, String rule, String text, String hint) {
  private static final int NAMED_AT_MOST = 3;

  /** Returns the finding that it is so in these accounts. */
  Finding in(List<TargetId> accounts, OrganizationTree tree) {
    String named =
        accounts.stream().limit(NAMED_AT_MOST).map(tree::labelOf).collect(Collectors.joining(", "));
    int more = accounts.size() - NAMED_AT_MOST;
    String all = more > 0 ? named + " and %d more accounts".formatted(more) : named;
    return at(all);
  }

  /** Returns the finding that it is so in places, by what a person calls them. */
  Finding at(String places) {
    return Finding.of(severity, rule, Where.target(places), places + ": " + text).withHint(hint);
  }
}
