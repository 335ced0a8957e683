package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.planning.Planning;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.journalfolder.JournalLock;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import io.amiguard.plan.Staleness;
import io.amiguard.planfile.SavedPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A saved plan that is to be performed: once, and only where it still fits.
 *
 * @param file as the user named it
 */
record PlanInHand(String file, SavedPlan saved, JournalFolder journal) {

  /**
   * Returns the plan made anew for what is live, with what speaks against it now. A file tells
   * which changes were reviewed; it is not believed in what it says about the organization.
   *
   * @throws AmiguardException if the plan was used, or these are not the changes that it holds
   */
  Planning planFor(CurrentOrganization live) {
    requireUnused();
    List<Finding> moved = Staleness.of(saved.plan(), live);
    if (!moved.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "plan %s is stale: what it rests on has moved; nothing was changed.".formatted(file),
          moved);
    }
    Plan plan = saved.planFor(live);
    if (!PlanJson.haveSameChanges(plan, saved.plan())) {
      throw new AmiguardException(
          Kind.REFUSED,
          "plan %s is stale: what it wants takes other changes by now; nothing was changed. Plan again."
              .formatted(file));
    }
    return new Planning(plan, saved.providerNames());
  }

  /**
   * Performs it, unless somebody else did since, or is about to.
   *
   * @throws AmiguardException if so
   */
  ExitStatus once(Supplier<ExitStatus> performing) {
    try (JournalLock lock = journal.lock(saved.id())) {
      if (!lock.isHeld()) {
        throw new AmiguardException(
            Kind.REFUSED,
            "plan %s is being applied by another process at this moment, and a plan is good once; nothing was changed here."
                .formatted(file));
      }
      requireUnused();
      return performing.get();
    }
  }

  /** The organization may be back at what the plan was made for; nobody reviewed it for that. */
  private void requireUnused() {
    Optional<JournalEntry> use = journal.read().useOf(saved.id());
    if (use.isPresent()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "plan %s was applied before (journal entry %s, %s), and a plan is good once; nothing was changed. Plan again."
              .formatted(file, use.get().id(), use.get().status().word()));
    }
  }
}
