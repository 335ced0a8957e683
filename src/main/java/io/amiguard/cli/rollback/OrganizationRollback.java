package io.amiguard.cli.rollback;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.planning.PlanFormat;
import io.amiguard.cli.planning.Planning;
import io.amiguard.journal.Past;
import io.amiguard.journal.Rollback;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import java.util.Map;

/** Plans the way back from a journal entry that is about an organization. */
record OrganizationRollback(EntryToUndo entry, Console console) {
  /**
   * Plans.
   *
   * @throws io.amiguard.AmiguardException if what is live is not what the entry left
   */
  Plan plan(Past past, CurrentOrganization live) {
    Rollback rollback = Rollback.of(past, live);
    entry.requireStill(rollback.moved());
    return rollback.plan();
  }

  /** Shows what would be done, and what is not known. */
  void show(Plan plan, PlanFormat format) {
    if (plan.isEmpty() && format == PlanFormat.text) {
      console
          .out()
          .println(entry.isUndone("organization " + plan.current().tree().organizationId()));
    } else {
      format.show(new Planning(plan, Map.of()), console);
    }
    console.findings(plan.findings());
  }
}
