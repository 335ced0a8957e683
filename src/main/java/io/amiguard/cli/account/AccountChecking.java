package io.amiguard.cli.account;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.account.AccountCheck;
import io.amiguard.account.AccountPlanner;
import io.amiguard.cli.console.ExitStatus;
import java.util.List;
import java.util.stream.Stream;

/** Accounts compared with the settings: what differs, and how much of them was looked at. */
record AccountChecking(AccountPlanning planning, AccountCheck check) {
  /** Returns what differs, and what there is to say about the settings. */
  List<Finding> findings() {
    return Stream.concat(planning.notes().stream(), check.findings().stream())
        .sorted(Finding.BY_PLACE)
        .toList();
  }

  /** Returns the exit status; what could not be read is not known to be wrong. */
  ExitStatus status(Severity failOn) {
    List<Finding> certain =
        findings().stream()
            .filter(finding -> !finding.rule().equals(AccountPlanner.UNREADABLE))
            .toList();
    if (Finding.anyAtLeast(certain, failOn)) {
      return ExitStatus.FINDINGS;
    }
    return planning.plan().live().isComplete() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
  }
}
