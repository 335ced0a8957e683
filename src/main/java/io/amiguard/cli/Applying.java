package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.output.PlanText;
import io.amiguard.plan.Change;
import io.amiguard.plan.Plan;
import io.amiguard.policy.PolicyWriter;
import java.util.List;

/** Makes the changes of a plan, tells each, and says what was left if one fails. */
final class Applying {

  private Applying() {}

  static void apply(Plan plan, PolicyWriter writer, Console console) {
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
        console.say((e.kind() == Kind.INCOMPLETE ? "  not known: " : "  failed: ") + headline);
        tellWhatIsLeft(plan, i, console);
        throw e;
      }
      console.endProgress();
      console.say("  done: " + headline);
    }
    console.out().println(PlanText.applied(plan));
    console.out().flush();
  }

  private static void tellWhatIsLeft(Plan plan, int done, Console console) {
    List<Change> changes = plan.changes();
    changes.subList(done + 1, changes.size()).stream()
        .map(change -> "  not done: " + PlanText.headline(plan, change))
        .forEach(console::say);
    console.say(
        "Applied %d of %d changes. Run the same command again: it continues from here."
            .formatted(done, changes.size()));
  }
}
