package io.amiguard.output;

import static java.util.stream.Collectors.joining;

import io.amiguard.inventory.Image;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Impact.OwnerUses;
import io.amiguard.inventory.Instance;
import io.amiguard.inventory.LaunchTemplate;
import io.amiguard.inventory.Part;
import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Use.TemplateVersion;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What an impact comes to, in sentences that text and Markdown share. */
final class ImpactWords {
  private final Impact impact;
  private final Names names;

  ImpactWords(Impact impact, Names names) {
    this.impact = impact;
    this.names = names;
  }

  /** Returns the totals, and what they leave out. */
  List<String> headline() {
    List<String> lines = new ArrayList<>();
    List<Use> blocked = impact.of(Kind.BLOCKED);
    lines.add(
        blocked.isEmpty()
            ? noneBlocked()
            : "New launches of %s would fail, in %s: %s. Running instances keep running."
                .formatted(
                    Words.count(Tally.of(blocked).images(), "AMI"),
                    Words.count(Tally.of(blocked).accounts(), "account"),
                    uses(Tally.of(blocked))));
    if (!isJudged()) {
      Tally unknown = Tally.of(impact.of(Kind.UNKNOWN));
      lines.add(
          "Not known for %s, in %s: %s."
              .formatted(
                  Words.count(unknown.images(), "AMI"),
                  Words.count(unknown.accounts(), "account"),
                  uses(unknown)));
    }
    if (!impact.unresolved().isEmpty()) {
      lines.add(
          "%s an AMI by a parameter that was not looked up."
              .formatted(
                  Words.count(
                      impact.unresolved().size(),
                      "version of a launch template names",
                      "versions of launch templates name")));
    }
    new UnreadWords(impact.unread(), impact.tree()).headline().ifPresent(lines::add);
    impact.part().map(ImpactWords::part).ifPresent(lines::add);
    state().ifPresent(lines::add);
    return lines;
  }

  /** Where nothing was seen, that is what a person must know: no list blocks it. */
  private String noneBlocked() {
    if (impact.uses().isEmpty()) {
      return "No AMI is in use%s: there is no instance and no launch template with one."
          .formatted(impact.isIncomplete() ? " where that could be read" : "");
    }
    return "No AMI in use would be blocked%s.".formatted(isAllKnown() ? "" : " for sure");
  }

  /** Returns that only a part was asked about, and which. */
  static String part(Part part) {
    return "ONLY A PART was asked about: %s%s; what runs elsewhere is not counted."
        .formatted(
            part.accounts() == part.outOf()
                ? Words.count(part.accounts(), "active account")
                : "%s of %s under the targets"
                    .formatted(
                        Words.number(part.accounts()), Words.count(part.outOf(), "active account")),
            part.regions().isEmpty() ? "" : ", only in " + String.join(", ", part.regions()));
  }

  private Optional<String> state() {
    Set<State> states = impact.states();
    if (!states.contains(State.AUDIT_MODE)) {
      return Optional.empty();
    }
    return Optional.of(
        states.contains(State.ENABLED)
            ? "Where the state is audit_mode nothing fails before it is enabled."
            : "The state is audit_mode: nothing fails before it is enabled.");
  }

  private boolean isJudged() {
    return impact.of(Kind.UNKNOWN).isEmpty();
  }

  private boolean isAllKnown() {
    return isJudged() && !impact.isIncomplete() && impact.unresolved().isEmpty();
  }

  /** Returns the owner's id with its alias and its name, or that it is a stranger. */
  String owner(OwnerUses owner) {
    return owner(owner.uses().get(0));
  }

  String owner(Use use) {
    Image image = use.image();
    if (image.owner().id().isEmpty()) {
      return "owner not known";
    }
    String id = image.owner().id().get();
    String label =
        image
            .owner()
            .alias()
            .map(alias -> id + " (" + alias + ")")
            .orElseGet(() -> names.label(id));
    return impact.isOfStranger(image)
        ? label + ", a stranger: public, not verified by AWS, not of the organization"
        : label;
  }

  /** Returns how many instances and launch templates there are. */
  static String uses(Tally tally) {
    String instances =
        "%s (%s running, %s stopped)"
            .formatted(
                Words.count(tally.instances().all(), "instance"),
                Words.number(tally.instances().running()),
                Words.number(tally.instances().stopped()));
    return tally.launchTemplates() == 0
        ? instances
        : "%s and %s".formatted(instances, Words.count(tally.launchTemplates(), "launch template"));
  }

  /** Returns how many of the instances AWS services run, by service; nothing if none. */
  static List<String> managed(Collection<Use> uses) {
    Map<String, Long> byService = new TreeMap<>();
    uses.stream()
        .flatMap(use -> use.instances().stream())
        .filter(Instance::isManaged)
        .forEach(instance -> byService.merge(instance.operator().orElse(""), 1L, Long::sum));
    return byService.entrySet().stream()
        .map(
            entry ->
                "%s run by %s".formatted(Words.count(entry.getValue(), "instance"), entry.getKey()))
        .toList();
  }

  /** Returns the image with its Region and its name. */
  static String image(Image image) {
    String state = image.lifetime().state();
    return "%s in %s%s%s"
        .formatted(
            image.id(),
            image.region(),
            image.name().map(name -> ", " + name).orElse(""),
            state.equals("available") || !image.isKnown() ? "" : ", " + state);
  }

  /** Returns the versions of launch templates that name an image, with what they stand for. */
  static String templates(Collection<TemplateVersion> versions) {
    return versions.stream().map(ImpactWords::template).collect(joining(", "));
  }

  private static String template(TemplateVersion used) {
    LaunchTemplate.Version version = used.version();
    String aliases = String.join(", ", version.aliases());
    return "%s (%s) version %d%s"
        .formatted(
            used.template().name(),
            used.template().id(),
            version.number(),
            aliases.isEmpty() ? "" : " (" + aliases + ")");
  }

  /** Returns a launch template whose AMI was not looked up, and what stands there for the AMI. */
  static String unresolved(TemplateVersion used, OrganizationTree tree) {
    return "%s in %s: %s"
        .formatted(
            template(used),
            tree.labelOf(used.template().account()),
            used.version().imageId().orElse(""));
  }

  /**
   * Returns the day of the first launch, to be put behind other words; nothing if none is known.
   */
  static String firstLaunch(Tally tally) {
    return tally
        .instances()
        .firstLaunch()
        .map(ImpactWords::day)
        .map(", first launch %s"::formatted)
        .orElse("");
  }

  /** Returns the day of a launch, which is as much as a person wants to know. */
  static String day(Instant moment) {
    return moment.toString().substring(0, "2026-01-01".length());
  }

  /** Returns the totals, one line for each kind of verdict that there is. */
  List<String> totals() {
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Use> uses = impact.of(kind);
      if (!uses.isEmpty()) {
        lines.add("%s: %s".formatted(word(kind), tally(Tally.of(uses))));
      }
    }
    return lines;
  }

  /** Returns all that is counted: AMIs, instances, launch templates and accounts. */
  static String tally(Tally tally) {
    String managed =
        tally.instances().managed() == 0
            ? ""
            : "; %s run by AWS services".formatted(Words.number(tally.instances().managed()));
    return "%s, %s, in %s%s"
        .formatted(
            Words.count(tally.images(), "AMI"),
            uses(tally),
            Words.count(tally.accounts(), "account"),
            managed);
  }

  static String word(Kind kind) {
    return switch (kind) {
      case BLOCKED -> "blocked";
      case UNKNOWN -> "unknown";
      case ALLOWED -> "allowed";
      case OWN_IMAGE -> "the account's own, always allowed";
      case NOT_GOVERNED -> "not restricted";
    };
  }
}
