package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.output.Words;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.snapshot.PolicyPlaces;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot with the file that it was read from.
 *
 * @param name the file as the user named it
 */
record SnapshotFile(String name, String text, Snapshot snapshot) {
  private static final int FINDINGS_AT_MOST = 20;

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

  /** Reads the text of a file. */
  static SnapshotFile parse(String name, String text) {
    List<Finding> findings = new ArrayList<>();
    Snapshot snapshot =
        SnapshotReader.read(name, text, findings).orElseThrow(() -> invalid(name, findings));
    return new SnapshotFile(name, text, snapshot);
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
        "%s does not hold an organization that amiguard can read%s."
            .formatted(name, more > 0 ? "; it has %s".formatted(moreProblems(more)) : ""),
        findings.subList(0, Math.min(findings.size(), FINDINGS_AT_MOST)));
  }

  private static String moreProblems(int more) {
    return Words.count(more, "more problem");
  }
}
