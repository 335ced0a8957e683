package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Interruption;
import io.amiguard.journal.UnrecordedException;
import io.amiguard.output.PlanText;
import io.amiguard.plan.Plan;
import io.amiguard.policy.PolicyWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Makes the changes of a plan, tells each, and says what was left if one fails. */
public final class Applying {
  private final Console console;
  private final Purpose purpose;
  private final String entry;

  /**
   * Creates one that tells a person how it goes.
   *
   * @param entry the id of the journal entry in which the changes are written down
   */
  public Applying(Console console, Purpose purpose, String entry) {
    this.console = console;
    this.purpose = purpose;
    this.entry = entry;
  }

  /**
   * One change that is to be made.
   *
   * @param headline what a person knows it as
   */
  public record Step(Supplier<String> headline, Runnable change) {}

  void apply(Plan plan, PolicyWriter writer) {
    List<Step> steps =
        plan.changes().stream()
            .map(
                change ->
                    new Step(() -> PlanText.headline(plan, change), () -> change.applyTo(writer)))
            .toList();
    apply(steps, PlanText.applied(plan));
  }

  /**
   * Makes changes.
   *
   * @param applied what is told when all of them are made: how many of which
   */
  public void apply(List<Step> steps, String applied) {
    console.out().println();
    AtomicInteger done = new AtomicInteger();
    Interruption.telling(
        console,
        () -> interrupted(steps, done.get()),
        () -> {
          for (Step step : steps) {
            make(steps, step, done.get());
            done.incrementAndGet();
          }
          return done;
        });
    console.out().println("%s complete: %s".formatted(purpose.deed(), applied));
    console.out().flush();
    console.say("Journal entry: " + entry);
  }

  private void make(List<Step> steps, Step step, int done) {
    String headline = step.headline().get();
    console.progress("  … " + headline);
    try {
      step.change().run();
    } catch (UnrecordedException e) {
      console.endProgress();
      console.say("  done: " + headline);
      tell(steps, done + 1, done + 1);
      throw new AmiguardException(
          Kind.FAILED,
          "the change was made, but the journal could not record it: %s. Make room before you go on; a rollback looks for itself whether it was made."
              .formatted(e.getMessage()),
          e);
    } catch (AmiguardException e) {
      console.endProgress();
      console.say((e.kind() == Kind.INCOMPLETE ? "  not known: " : "  failed: ") + headline);
      tell(steps, done, done + 1);
      throw e;
    } catch (RuntimeException | Error e) {
      console.endProgress();
      console.say("  not known: " + headline);
      tell(steps, done, done + 1);
      throw e;
    }
    console.endProgress();
    console.say("  done: " + headline);
  }

  private String interrupted(List<Step> changes, int done) {
    String open =
        done < changes.size()
            ? "; whether this was made is not known: " + changes.get(done).headline().get()
            : "";
    return "interrupted: applied %d of %d changes%s. %s, or undo them with 'amiguard rollback %s'."
        .formatted(done, changes.size(), open, purpose.next(), entry);
  }

  /** Tells how many changes are done, and which were not begun. */
  private void tell(List<Step> changes, int done, int begun) {
    changes.subList(begun, changes.size()).stream()
        .map(change -> "  not done: " + change.headline().get())
        .forEach(console::say);
    console.say(
        "Applied %d of %d changes. %s, or undo them with 'amiguard rollback %s'."
            .formatted(done, changes.size(), purpose.next(), entry));
  }
}
