package io.amiguard.output;

import io.amiguard.conversion.UsageProposal;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Publisher;
import io.amiguard.inventory.Publisher.Standing;
import io.amiguard.inventory.Usage;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Use.TemplateVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a proposal does not allow although it is in use, as comments behind its criteria. */
record UsageLeftOut(Usage usage, UsageProposal proposal, Impact impact, UsageImages images) {
  private static final int TEMPLATES_AT_MOST = 10;
  private static final String COMMENT = "    # ";

  /** Returns criteria that can be taken in by taking the comment signs away, and their reasons. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<Publisher> strangers = usage.of(Standing.STRANGER);
    if (!strangers.isEmpty()) {
      lines.addAll(
          List.of(
              "LEFT OUT, AMIs of strangers: public or perhaps so, not verified by AWS, and not of the",
              "organization. Anybody may publish an AMI under any name, and software that looks for a name",
              "alone takes the newest (whoAMI). Find out how they came here; take in only whom you know:"));
      lines.addAll(criterion(strangers));
    }
    if (!proposal.withoutRoom().isEmpty()) {
      lines.add("LEFT OUT, because a policy takes no more than 10,000 characters:");
      lines.addAll(criterion(proposal.withoutRoom()));
    }
    lines.addAll(unknown());
    lines.addAll(unresolved());
    return lines;
  }

  private List<String> criterion(List<Publisher> publishers) {
    List<String> lines = new ArrayList<>(List.of("- allowed_image_providers:"));
    for (Publisher publisher : publishers) {
      UsageImages.sum(publisher.uses()).forEach(line -> lines.add(COMMENT + line));
      alsoKnownAs(publisher).ifPresent(line -> lines.add(COMMENT + line));
      images.each(publisher.uses()).forEach(line -> lines.add(COMMENT + "  " + line));
      lines.add("    - \"%s\"".formatted(publisher.provider()));
    }
    return lines;
  }

  /** A verified owner can have images without its alias, such as some that are gone. */
  private Optional<String> alsoKnownAs(Publisher publisher) {
    TreeSet<String> aliases = new TreeSet<>();
    impact.uses().stream()
        .map(use -> use.image())
        .filter(image -> image.isOwnedBy(publisher.provider().inPolicy()))
        .forEach(image -> image.owner().alias().ifPresent(aliases::add));
    return aliases.isEmpty()
        ? Optional.empty()
        : Optional.of("Other AMIs of this owner carry the alias " + String.join(", ", aliases));
  }

  private List<String> unknown() {
    List<Use> uses = usage.unknown();
    if (uses.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                "NOT KNOWN, so perhaps blocked: the AMI is gone, or nobody could read who owns it."));
    UsageImages.sum(uses).forEach(lines::add);
    images.each(uses).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private List<String> unresolved() {
    List<TemplateVersion> versions = impact.unresolved();
    if (versions.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(List.of("NOT KNOWN, launch templates whose AMI was not looked up:"));
    versions.stream()
        .sorted(TemplateVersion.BY_TEMPLATE)
        .limit(TEMPLATES_AT_MOST)
        .forEach(
            version ->
                lines.addAll(Wrapped.lines("  ", ImpactWords.unresolved(version, impact.tree()))));
    if (versions.size() > TEMPLATES_AT_MOST) {
      lines.add("  and %d more".formatted(versions.size() - TEMPLATES_AT_MOST));
    }
    return lines;
  }
}
