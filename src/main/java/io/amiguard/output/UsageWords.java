package io.amiguard.output;

import io.amiguard.conversion.Explanations;
import io.amiguard.conversion.UsageProposal;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Publisher;
import io.amiguard.inventory.Publisher.Standing;
import io.amiguard.inventory.Usage;
import io.amiguard.inventory.Use;
import io.amiguard.inventory.Verdict.Kind;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.ImageProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The comments of a settings file that is proposed from what runs. They count as {@code impact}
 * does, and their totals are those of the impact of the file.
 */
public final class UsageWords {
  private static final int UNREAD_AT_MOST = 20;
  private static final String INDENT = "  ";

  private final Usage usage;
  private final UsageProposal proposal;
  private final Impact impact;
  private final ImpactWords words;
  private final UsageImages images;

  /**
   * @param impact of the proposal, if there were no other policy
   */
  public UsageWords(Usage usage, UsageProposal proposal, Impact impact) {
    this.usage = usage;
    this.proposal = proposal;
    this.impact = impact;
    this.words = new ImpactWords(impact, Names.NONE);
    this.images = new UsageImages(impact.tree());
  }

  /**
   * Returns what stands at the top: first of all what could not be read, then what the settings
   * would do.
   *
   * @param others policies of the organization that say something about Allowed AMIs already
   */
  public List<String> header(List<DeclarativePolicy> others) {
    List<String> lines = new ArrayList<>(unread());
    lines.add(
        "Settings of amiguard, proposed from what runs in organization %s."
            .formatted(impact.tree().organizationId()));
    if (!others.isEmpty()) {
      lines.addAll(
          Wrapped.lines(
              "",
              "Counted as if there were no other policy. These say something about Allowed AMIs already: "
                  + String.join(", ", others.stream().map(DeclarativePolicy::label).toList())));
    }
    List<String> totals = words.totals();
    if (totals.isEmpty()) {
      lines.add(
          "Nothing runs%s: no instance and no launch template with an AMI was found."
              .formatted(impact.isIncomplete() ? " that could be read" : ""));
    } else {
      lines.add("New launches once the state is enabled, as 'amiguard impact' counts them:");
      totals.forEach(line -> lines.addAll(Wrapped.lines(INDENT, line)));
    }
    lines.add("What applying this file would change: amiguard plan");
    return lines;
  }

  private List<String> unread() {
    UnreadWords unread = new UnreadWords(impact.unread(), impact.tree());
    List<String> lines = new ArrayList<>();
    unread.headline().ifPresent(line -> lines.addAll(Wrapped.lines("", line)));
    List<String> notRead = unread.lines();
    notRead.stream()
        .limit(UNREAD_AT_MOST)
        .forEach(line -> lines.addAll(Wrapped.lines(INDENT, line)));
    int more = notRead.size() - UNREAD_AT_MOST;
    if (more > 0) {
      lines.add(INDENT + "and for %s more".formatted(Words.count(more, "reason")));
    }
    return lines;
  }

  /** Returns what stands before the keys and the values. */
  public Explanations explanations() {
    Map<String, List<String>> places = new HashMap<>();
    if (!proposal.names().isEmpty()) {
      places.put(
          Explanations.PROVIDERS,
          List.of(
              "Accounts whose AMIs others run. Whom you do not know, take out here and below."));
    }
    places.put(
        Explanations.TARGETS,
        List.of("Every account of the organization, also those that come later."));
    places.put(
        Explanations.STATE,
        List.of("Blocks nothing, and marks the AMIs that 'enabled' would block. Begin with it."));
    places.put(Explanations.CRITERIA, criteria());
    places.put(Explanations.before(ImageProvider.AMAZON), unusedAmazon());
    proposal
        .allowed()
        .forEach(
            publisher ->
                places.put(Explanations.before(publisher.provider()), publisher(publisher)));
    places.put(
        Explanations.AFTER_CRITERIA, new UsageLeftOut(usage, proposal, impact, images).lines());
    return new Explanations(places);
  }

  private List<String> criteria() {
    List<String> lines = new ArrayList<>();
    lines.add("An AMI is allowed when it meets one criterion. An account's own AMIs always are.");
    List<Use> own = impact.of(Kind.OWN_IMAGE);
    if (!own.isEmpty()) {
      lines.add("Its own AMIs need nothing here:");
      UsageImages.sum(own).forEach(line -> lines.add(INDENT + line));
    }
    return lines;
  }

  private List<String> publisher(Publisher publisher) {
    List<String> lines = new ArrayList<>(UsageImages.sum(publisher.uses()));
    if (publisher.standing() == Standing.SHARES) {
      lines.add("Not of the organization, and shares these with accounts of it:");
      images.each(publisher.uses()).forEach(line -> lines.add(INDENT + line));
    }
    return lines;
  }

  /** AWS names the services in the EC2 User Guide, Allowed AMIs. */
  private static List<String> unusedAmazon() {
    return List.of(
        "Nothing that could be seen runs from it. Managed compute of ECS, EKS, Lambda, EMR and",
        "others launches AMIs of AWS; take it out only if none of these services is used.");
  }
}
