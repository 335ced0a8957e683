package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.output.PlanText;
import io.amiguard.plan.Change;
import io.amiguard.plan.Plan;
import io.amiguard.policy.PolicyWriter;
import java.util.List;

/** Makes the changes of a plan, tells each, and says what was left if one fails. */
final class Applying {
  private final Console console;
  private final Purpose purpose;
  private final String entry;

  /**
   * @param entry the id of the journal entry in which the changes are written down
   */
  Applying(Console console, Purpose purpose, String entry) {
    this.console = console;
    this.purpose = purpose;
    this.entry = entry;
  }

  void apply(Plan plan, PolicyWriter writer) {
    List<Change> changes = plan.changes();
    console.out().println();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      String headline = PlanText.headline(plan, change);
      console.progress("  … " + headline);
      try {
        change.applyTo(writer);
      } catch (AmiguardException e) {
        console.endProgress();
        tellWhatIsLeft(plan, i);
        throw e;
      }
      console.endProgress();
      console.say("  done: " + headline);
    }
    console.out().println(PlanText.applied(plan));
    console.out().flush();
    console.say("Journal entry: " + entry);
  }

  private void tellWhatIsLeft(Plan plan, int done) {
    List<Change> changes = plan.changes();
    console.say("  failed: " + PlanText.headline(plan, changes.get(done)));
    changes.subList(done + 1, changes.size()).stream()
        .map(change -> "  not done: " + PlanText.headline(plan, change))
        .forEach(console::say);
    console.say(
        "Applied %d of %d changes. %s, or undo them with 'amiguard rollback %s'."
            .formatted(done, changes.size(), purpose.next(), entry));
  }
}
