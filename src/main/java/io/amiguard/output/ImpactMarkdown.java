package io.amiguard.output;

import io.amiguard.inventory.Counts;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Impact.OwnerUses;
import io.amiguard.inventory.ImpactDifference;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** An impact for a comment on a pull request. */
public final class ImpactMarkdown {
  private static final int ROWS_AT_MOST = 50;

  private final PrintWriter out;
  private final Impact impact;
  private final ImpactWords words;

  public ImpactMarkdown(PrintWriter out, Impact impact, Names names) {
    this.out = out;
    this.impact = impact;
    this.words = new ImpactWords(impact, names);
  }

  /** Shows all of it. */
  public void show() {
    out.println("## Impact of the allowed AMIs");
    out.println();
    words.headline().forEach(line -> out.println("- " + escaped(line)));
    table("Blocked", impact.of(Kind.BLOCKED));
    table("Public AMIs of strangers", impact.ofStrangers());
    table("Not known", impact.of(Kind.UNKNOWN));
    list("Not read", new UnreadWords(impact.unread(), impact.tree()).lines());
    list("Totals", words.totals());
    out.flush();
  }

  /** Shows what another list would make of it. */
  public void show(ImpactDifference difference) {
    out.println();
    out.println("## What the candidate changes");
    out.println();
    out.println(ImpactText.summary(difference));
    table("Newly blocked", difference.blocked());
    table("No longer blocked", difference.unblocked());
    table("No longer known", difference.unknown());
    out.flush();
  }

  private void list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.println();
    out.println("### " + title);
    out.println();
    lines.forEach(line -> out.println("- " + escaped(line)));
  }

  private void table(String title, List<Use> uses) {
    if (uses.isEmpty()) {
      return;
    }
    out.println();
    out.println("### " + title);
    out.println();
    out.println("| owner | AMI | account | instances | launch templates | last launch | why |");
    out.println("|---|---|---|---|---|---|---|");
    List<Use> ordered =
        Impact.byOwner(uses).stream().map(OwnerUses::uses).flatMap(List::stream).toList();
    ordered.stream().limit(ROWS_AT_MOST).forEach(this::row);
    if (ordered.size() > ROWS_AT_MOST) {
      out.println();
      out.println("and %s more".formatted(Words.count(ordered.size() - ROWS_AT_MOST, "row")));
    }
  }

  private void row(Use use) {
    Counts counts = use.counts();
    out.println(
        List.of(
                words.owner(use),
                ImpactWords.image(use.image()),
                impact.tree().labelOf(use.account()),
                "%d running, %d stopped%s"
                    .formatted(
                        counts.running(),
                        counts.stopped(),
                        counts.managed() == 0
                            ? ""
                            : ", %d run by AWS services".formatted(counts.managed())),
                ImpactWords.templates(use.templates()),
                use.counts().lastLaunch().map(ImpactWords::day).orElse(""),
                use.verdict().why())
            .stream()
            .map(ImpactMarkdown::escaped)
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** Names of AMIs are their owners' to choose, so nothing in them may become markup. */
  private static String escaped(String text) {
    return Quoted.visible(text.replaceAll("[\\n\\r\\t]+", " "))
        .replaceAll("([\\\\|*_`\\[\\]<>$#~])", "\\\\$1")
        .replace("@", "@\u200B");
  }
}
