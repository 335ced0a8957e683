package io.amiguard.cli.change;

import java.util.Optional;

/**
 * Why the changes of a plan are made.
 *
 * @param planId of the file that the plan was saved in
 * @param undoes the id of the journal entry that is rolled back
 * @param next what to do if a change fails on the way
 */
public record Purpose(Optional<String> planId, Optional<String> undoes, String next) {

  /** Returns what making the changes is called. */
  String deed() {
    return undoes.isPresent() ? "Rollback" : "Apply";
  }

  /** To reach what the settings say. */
  public static Purpose settings() {
    return new Purpose(
        Optional.empty(), Optional.empty(), "Run the same command again: it continues from here");
  }

  /** To perform a plan from a file, which is good once. */
  static Purpose savedPlan(String planId) {
    return new Purpose(
        Optional.of(planId),
        Optional.empty(),
        "A plan is good once: plan again, and apply that to go on from here");
  }

  /** To go back to what was before an entry of the journal. */
  public static Purpose rollback(String entry) {
    return new Purpose(
        Optional.empty(),
        Optional.of(entry),
        "Run 'amiguard rollback %s' again: it continues from here".formatted(entry));
  }
}
