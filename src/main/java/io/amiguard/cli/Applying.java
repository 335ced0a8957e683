package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.journal.UnrecordedException;
import io.amiguard.output.PlanText;
import io.amiguard.plan.Change;
import io.amiguard.plan.Plan;
import io.amiguard.policy.PolicyWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

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
    console.out().println();
    AtomicInteger done = new AtomicInteger();
    Interruption.telling(
        console,
        () -> interrupted(plan, done.get()),
        () -> {
          for (Change change : plan.changes()) {
            make(plan, change, done.get(), writer);
            done.incrementAndGet();
          }
          return done;
        });
    console.out().println(PlanText.applied(plan));
    console.out().flush();
    console.say("Journal entry: " + entry);
  }

  private void make(Plan plan, Change change, int done, PolicyWriter writer) {
    String headline = PlanText.headline(plan, change);
    console.progress("  … " + headline);
    try {
      change.applyTo(writer);
    } catch (UnrecordedException e) {
      console.endProgress();
      console.say("  done: " + headline);
      tell(plan, done + 1, done + 1);
      throw new AmiguardException(
          Kind.FAILED,
          "the change was made, but the journal could not record it: %s. Make room before you go on; a rollback looks for itself whether it was made."
              .formatted(e.getMessage()),
          e);
    } catch (AmiguardException e) {
      console.endProgress();
      console.say((e.kind() == Kind.INCOMPLETE ? "  not known: " : "  failed: ") + headline);
      tell(plan, done, done + 1);
      throw e;
    } catch (RuntimeException | Error e) {
      console.endProgress();
      console.say("  not known: " + headline);
      tell(plan, done, done + 1);
      throw e;
    }
    console.endProgress();
    console.say("  done: " + headline);
  }

  private String interrupted(Plan plan, int done) {
    List<Change> changes = plan.changes();
    String open =
        done < changes.size()
            ? "; whether this was made is not known: " + PlanText.headline(plan, changes.get(done))
            : "";
    return "interrupted: applied %d of %d changes%s. %s, or undo them with 'amiguard rollback %s'."
        .formatted(done, changes.size(), open, purpose.next(), entry);
  }

  /** Tells how many changes are done, and which were not begun. */
  private void tell(Plan plan, int done, int begun) {
    List<Change> changes = plan.changes();
    changes.subList(begun, changes.size()).stream()
        .map(change -> "  not done: " + PlanText.headline(plan, change))
        .forEach(console::say);
    console.say(
        "Applied %d of %d changes. %s, or undo them with 'amiguard rollback %s'."
            .formatted(done, changes.size(), purpose.next(), entry));
  }
}
