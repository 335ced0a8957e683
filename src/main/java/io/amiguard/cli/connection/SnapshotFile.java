package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.inventory.Inventory;
import io.amiguard.output.Words;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.snapshot.PolicyPlaces;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotParts;
import io.amiguard.snapshot.SnapshotParts.Wanted;
import io.amiguard.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot with the file that it was read from.
 *
 * @param name the file as the user named it
 * @param inventory what the accounts run, where it was read apart from the rest
 */
record SnapshotFile(String name, String text, Snapshot snapshot, Optional<Inventory> inventory) {
  private static final int FINDINGS_AT_MOST = 20;
  private static final Set<String> UNREAD = Set.of("file.not-found", "file.unreadable");

  /**
   * Reads a file, just once: it may be a pipe.
   *
   * @throws AmiguardException with the findings that are the reason why there is no organization
   */
  static SnapshotFile read(Path file, String name) {
    List<Finding> findings = new ArrayList<>();
    String text =
        new SnapshotText(name, file).read(findings).orElseThrow(() -> invalid(name, findings));
    return parse(name, text);
  }

  /**
   * Reads the organization in a file, just once, and beside it an inventory of any size if that is
   * wanted.
   *
   * @throws AmiguardException with the findings that are the reason why there is no organization
   */
  static SnapshotFile read(Path file, String name, Wanted wanted) {
    List<Finding> findings = new ArrayList<>();
    SnapshotText source = new SnapshotText(name, file);
    SnapshotParts parts =
        source.readParts(wanted, findings).orElseThrow(() -> invalid(name, findings));
    String text =
        source.text(parts.organization(), findings).orElseThrow(() -> invalid(name, findings));
    SnapshotFile read = parse(name, text);
    findings.addAll(parts.findings(read.snapshot()));
    if (!findings.isEmpty()) {
      throw invalid(name, findings);
    }
    return new SnapshotFile(name, text, read.snapshot(), parts.inventory());
  }

  /** Reads the text of a file. */
  static SnapshotFile parse(String name, String text) {
    List<Finding> findings = new ArrayList<>();
    Snapshot snapshot =
        SnapshotReader.read(name, text, findings).orElseThrow(() -> invalid(name, findings));
    return new SnapshotFile(name, text, snapshot, Optional.empty());
  }

  /** Returns where the policies stand in the file. */
  PolicyLocations locations() {
    return PolicyPlaces.in(name, text);
  }

  /** Returns that a file holds no organization, with the first of the reasons. */
  private static AmiguardException invalid(String name, List<Finding> findings) {
    int more = findings.size() - FINDINGS_AT_MOST;
    return new AmiguardException(
        Kind.INVALID_INPUT,
        "%s %s%s."
            .formatted(
                name,
                isRead(findings)
                    ? "does not hold an organization that amiguard can read"
                    : "could not be read",
                more > 0 ? "; it has %s".formatted(moreProblems(more)) : expectation(findings)),
        findings.subList(0, Math.min(findings.size(), FINDINGS_AT_MOST)));
  }

  private static boolean isRead(List<Finding> findings) {
    return findings.stream().map(Finding::rule).noneMatch(UNREAD::contains);
  }

  private static String expectation(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.rule().equals("file.not-json"))
        ? "; give the JSON that 'amiguard snapshot --out FILE' writes"
        : "";
  }

  private static String moreProblems(int more) {
    return Words.count(more, "more problem");
  }
}
