package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Publisher;
import io.amiguard.inventory.Publisher.Standing;
import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Usage;
import io.amiguard.inventory.Use;
import io.amiguard.policy.DeclarativePolicy;
import java.util.ArrayList;
import java.util.List;

/** What somebody must look at before a proposal is taken for settings. */
public record UsageFindings(Usage usage, Impact impact, List<DeclarativePolicy> others) {

  public UsageFindings {
    others = List.copyOf(others);
  }

  /** Returns the findings, the most pressing first. */
  public List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    new UnreadWords(impact.unread(), impact.tree())
        .headline()
        .map(
            headline ->
                warning(
                    "init.not-complete",
                    headline,
                    "Make them readable and propose again, or add what runs there by hand."))
        .ifPresent(findings::add);
    addStrangers(findings);
    addOutsiders(findings);
    addUnknown(findings);
    if (!others.isEmpty()) {
      findings.add(
          finding(
              Severity.NOTE,
              "init.live-policies",
              "%s about Allowed AMIs already, and %s not counted in"
                  .formatted(
                      Words.count(others.size(), "policy speaks", "policies speak"),
                      others.size() == 1 ? "is" : "are"),
              "'amiguard impact' counts them together with the file; 'amiguard init --from-live' writes them down."));
    }
    return findings;
  }

  private void addStrangers(List<Finding> findings) {
    List<Publisher> strangers = usage.of(Standing.STRANGER);
    if (!strangers.isEmpty()) {
      findings.add(
          warning(
              "init.strangers",
              "AMIs of %s are in use and left out: %s"
                  .formatted(
                      Words.count(strangers.size(), "stranger"), ImpactWords.tally(sum(strangers))),
              "They stand in the file as a comment: find out how they came here, and take in only whom you know."));
    }
  }

  private void addOutsiders(List<Finding> findings) {
    List<Publisher> outsiders = usage.of(Standing.SHARES);
    if (!outsiders.isEmpty()) {
      findings.add(
          warning(
              "init.outsiders",
              "%s AMIs that are in use and allowed: %s"
                  .formatted(
                      Words.count(
                          outsiders.size(),
                          "account outside of the organization shares",
                          "accounts outside of the organization share"),
                      ImpactWords.tally(sum(outsiders))),
              "Confirm that you know them, or take them out of the file."));
    }
  }

  private void addUnknown(List<Finding> findings) {
    if (!usage.unknown().isEmpty()) {
      findings.add(
          warning(
              "init.unknown-owner",
              "it is not known who owns %s".formatted(ImpactWords.tally(Tally.of(usage.unknown()))),
              "They may be blocked once the state is enabled; the file lists them."));
    }
    if (!impact.unresolved().isEmpty()) {
      findings.add(
          warning(
              "init.unknown-template",
              "%s an AMI by a parameter that was not looked up"
                  .formatted(
                      Words.count(
                          impact.unresolved().size(),
                          "version of a launch template names",
                          "versions of launch templates name")),
              "The file lists them; see what the parameters stand for."));
    }
  }

  private static Tally sum(List<Publisher> publishers) {
    List<Use> uses = publishers.stream().flatMap(it -> it.uses().stream()).toList();
    return Tally.of(uses);
  }

  private static Finding warning(String rule, String message, String hint) {
    return finding(Severity.WARNING, rule, message, hint);
  }

  private static Finding finding(Severity severity, String rule, String message, String hint) {
    return Finding.of(severity, rule, Where.nowhere(), message).withHint(hint);
  }
}
