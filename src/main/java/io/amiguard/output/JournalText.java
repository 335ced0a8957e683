package io.amiguard.output;

import io.amiguard.journal.Journal;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journal.Step;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;

/** The entries of a journal as a table for a person. */
public final class JournalText {
  private static final String ROW = "%-20s  %-20s  %-11s  %7s  %s  %s";
  private static final int NARROWEST_KIND = 8;

  private final PrintWriter out;

  public JournalText(PrintWriter out) {
    this.out = out;
  }

  /** Shows the entries of a folder, and below one that did not come to its end what stopped it. */
  public void show(Journal journal, String folder) {
    if (journal.entries().isEmpty()) {
      out.println("The journal in %s is empty: nothing was applied with it.".formatted(folder));
      return;
    }
    int width =
        journal.entries().stream()
            .mapToInt(entry -> kind(entry).length())
            .reduce(NARROWEST_KIND, Math::max);
    out.println(ROW.formatted("ENTRY", "TIME", "STATUS", "CHANGES", wide("KIND", width), "WHO"));
    journal.entries().forEach(entry -> show(entry, width));
  }

  private static String wide(String word, int width) {
    return word + " ".repeat(width - word.length());
  }

  private void show(JournalEntry entry, int kindWidth) {
    out.println(
        ROW.formatted(
            entry.id(),
            entry.heading().time().truncatedTo(ChronoUnit.SECONDS),
            entry.status().word(),
            entry.done() + "/" + entry.heading().changes(),
            wide(kind(entry), kindWidth),
            entry.heading().caller().map(Quoted::visible).orElse("(not known)")));
    entry.heading().undoes().ifPresent(undone -> out.println("    rolls back " + undone));
    entry.steps().stream().filter(step -> !step.isDone()).forEach(step -> show(step, open(entry)));
  }

  private static String kind(JournalEntry entry) {
    String deed = entry.heading().undoes().isPresent() ? "rollback" : "apply";
    return entry.isOfAccounts() ? "account " + deed : deed;
  }

  private static String about(Step step) {
    return step.policy()
        .map(name -> " of policy " + name)
        .or(() -> step.place().map(at -> " of account " + at.account() + " in " + at.region()))
        .orElse("");
  }

  private static String open(JournalEntry entry) {
    return entry.isRunning()
        ? "begun; it is being made at this moment"
        : "begun; whether it was made is looked up by a rollback";
  }

  private void show(Step step, String open) {
    out.println(
        Quoted.visible(
            "    change %d, %s%s: %s"
                .formatted(
                    step.number(), step.action(), about(step), step.message().orElse(open))));
  }
}
