package io.amiguard.output;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.amiguard.Finding.Severity;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Impact.OwnerUses;
import io.amiguard.inventory.ImpactDifference;
import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.inventory.Verdict.Kind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An impact for a person: totals, what is blocked by owner, strangers, what is not known. */
public final class ImpactText {
  private static final int IMAGES_AT_MOST = 10;

  private final PrintWriter out;
  private final Palette palette;
  private final Impact impact;
  private final ImpactWords words;

  public ImpactText(PrintWriter out, Palette palette, Impact impact, Names names) {
    this.out = out;
    this.palette = palette;
    this.impact = impact;
    this.words = new ImpactWords(impact, names);
  }

  /** Shows all of it. */
  public void show() {
    words.headline().forEach(line -> bold("", line));
    showOwners(palette.of(Severity.DANGER, "Blocked"), impact.of(Kind.BLOCKED));
    showStrangers();
    showOwners(palette.of(Severity.WARNING, "Not known"), impact.of(Kind.UNKNOWN));
    showUnresolved();
    showUnread();
    showTotals();
    out.flush();
  }

  /** Shows in one line what another list would make of it, and then what in particular. */
  public void show(ImpactDifference difference) {
    out.println();
    bold("", summary(difference));
    showOwners(palette.of(Severity.DANGER, "Newly blocked"), difference.blocked());
    showOwners("No longer blocked", difference.unblocked());
    showOwners(palette.of(Severity.WARNING, "No longer known"), difference.unknown());
    out.flush();
  }

  static String summary(ImpactDifference difference) {
    long blocked = Tally.of(difference.blocked()).instances().all();
    long unknown = Tally.of(difference.unknown()).instances().all();
    return "This change unblocks %s and blocks %s%s."
        .formatted(
            Words.count(Tally.of(difference.unblocked()).instances().all(), "instance"),
            Words.number(blocked),
            unknown == 0 ? "" : ", and leaves %s unknown".formatted(Words.number(unknown)));
  }

  private void showOwners(String title, List<Use> uses) {
    if (uses.isEmpty()) {
      return;
    }
    out.println();
    out.println(palette.bold(title));
    Impact.byOwner(uses).forEach(this::showOwner);
  }

  private void showOwner(OwnerUses owner) {
    Tally tally = owner.tally();
    out.println();
    bold("  ", words.owner(owner));
    print(
        "    ",
        "%s in %s%s"
            .formatted(
                ImpactWords.uses(tally),
                Words.count(tally.accounts(), "account"),
                tally
                    .instances()
                    .lastLaunch()
                    .map(ImpactWords::day)
                    .map(", last launch %s"::formatted)
                    .orElse("")));
    ImpactWords.managed(owner.uses())
        .forEach(line -> print("    ", line + ", whose own launches would fail"));
    Places.of(owner.uses().stream().map(Use::account).distinct().toList(), impact.tree())
        .forEach(line -> print("    ", line));
    Map<String, List<Use>> images =
        owner.uses().stream().collect(groupingBy(use -> use.image().id(), TreeMap::new, toList()));
    images.values().stream().limit(IMAGES_AT_MOST).forEach(this::showImage);
    if (images.size() > IMAGES_AT_MOST) {
      print("    ", "and %s more".formatted(Words.count(images.size() - IMAGES_AT_MOST, "AMI")));
    }
  }

  private void showImage(List<Use> uses) {
    Image image = uses.get(0).image();
    print("    ", "%s: %s".formatted(ImpactWords.image(image), ImpactWords.uses(Tally.of(uses))));
    uses.stream()
        .map(use -> use.verdict().why())
        .distinct()
        .forEach(why -> print("      ", palette.faint(why)));
    List<TemplateVersion> templates =
        uses.stream().flatMap(use -> use.templates().stream()).collect(Collectors.toList());
    if (!templates.isEmpty()) {
      print("      ", "launch templates: " + ImpactWords.templates(templates));
    }
  }

  private void showStrangers() {
    List<Use> strangers = impact.ofStrangers();
    if (strangers.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        palette.bold("Public AMIs of strangers, which may be found by their name alone (whoAMI)"));
    Map<String, List<Use>> images =
        strangers.stream().collect(groupingBy(use -> use.image().id(), TreeMap::new, toList()));
    images.values().forEach(uses -> print("  ", stranger(uses)));
  }

  private static String stranger(List<Use> uses) {
    Image image = uses.get(0).image();
    Tally tally = Tally.of(uses);
    return "%s, owner %s: %s%s, %s"
        .formatted(
            ImpactWords.image(image),
            image.owner().id().orElse("?"),
            ImpactWords.uses(tally),
            ImpactWords.firstLaunch(tally),
            uses.stream()
                .map(use -> ImpactWords.word(use.verdict().kind()))
                .distinct()
                .collect(Collectors.joining(" or ")));
  }

  private void showUnresolved() {
    if (!impact.unresolved().isEmpty()) {
      out.println();
      out.println(palette.bold("Launch templates whose AMI was not looked up"));
      impact.unresolved().forEach(used -> print("  ", ImpactWords.unresolved(used, impact.tree())));
    }
  }

  private void showUnread() {
    if (impact.isIncomplete()) {
      out.println();
      out.println(palette.bold("Not read"));
      new UnreadWords(impact.unread(), impact.tree()).lines().forEach(line -> print("  ", line));
    }
  }

  private void showTotals() {
    List<String> totals = words.totals();
    if (!totals.isEmpty()) {
      out.println();
      out.println(palette.bold("Totals"));
      totals.forEach(line -> print("  ", line));
    }
  }

  private void print(String indent, String text) {
    Wrapped.lines(indent, text).forEach(out::println);
  }

  private void bold(String indent, String text) {
    Wrapped.lines(indent, text).forEach(line -> out.println(palette.bold(line)));
  }
}
