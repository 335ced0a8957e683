package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.plan.Plan;
import io.amiguard.policy.PolicyDifference;
import io.amiguard.policy.PolicyReader;
import io.amiguard.verify.ReadBack;
import java.util.List;

/** Compares what AWS holds after the last write with what was meant, and tells a difference. */
final class ReadingBack {

  private ReadingBack() {}

  static ExitStatus of(Plan plan, PolicyReader policies, Environment environment, Console console) {
    List<PolicyDifference> differences = differences(plan, policies, environment);
    if (differences.isEmpty()) {
      return ExitStatus.OK;
    }
    OrganizationTree tree = plan.current().tree();
    console.findings(differences.stream().map(difference -> finding(difference, tree)).toList());
    console.say(
        "error: every change was made, but AWS shows something else. Run 'amiguard check' in a few"
            + " minutes; if it still finds this, somebody else is changing the same policies.");
    return ExitStatus.INCOMPLETE;
  }

  private static List<PolicyDifference> differences(
      Plan plan, PolicyReader policies, Environment environment) {
    try {
      return new ReadBack(policies, environment.pause()).differences(plan);
    } catch (AmiguardException e) {
      throw new AmiguardException(
          Kind.INCOMPLETE,
          "every change was made, but what AWS holds now could not be read: " + e.getMessage(),
          e);
    }
  }

  private static Finding finding(PolicyDifference difference, OrganizationTree tree) {
    String policy = difference.policy().label();
    String target = difference.target().map(tree::labelOf).orElse("");
    String message =
        switch (difference.kind()) {
          case MISSING -> "policy %s is not there".formatted(policy);
          case UNEXPECTED -> "policy %s is still there".formatted(policy);
          case REPLACED -> "policy %s is another one than was changed".formatted(policy);
          case DOCUMENT -> "policy %s has another content than was written".formatted(policy);
          case DESCRIPTION ->
              "policy %s has another description than was written".formatted(policy);
          case TAGS -> "policy %s has other amiguard tags than were set".formatted(policy);
          case ATTACHED -> "policy %s is attached to %s".formatted(policy, target);
          case DETACHED -> "policy %s is not attached to %s".formatted(policy, target);
        };
    return Finding.of(Severity.ERROR, "apply.not-as-written", Where.target(policy), message);
  }
}
