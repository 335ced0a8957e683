package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.snapshot.PolicyPlaces;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import io.amiguard.source.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot with the file that it was read from.
 *
 * @param name the file as the user named it
 */
record SnapshotFile(String name, String text, Snapshot snapshot) {

  /** Reads a file, just once: it may be a pipe. */
  static SnapshotFile read(Path file, String name) {
    TextFile text =
        new TextFile(
            file, "snapshot file " + name, "Make one with 'amiguard snapshot --out FILE'.");
    return parse(name, text.read());
  }

  /** Reads the text of a file. */
  static SnapshotFile parse(String name, String text) {
    List<Finding> findings = new ArrayList<>();
    Snapshot snapshot =
        SnapshotReader.read(name, text, findings)
            .orElseThrow(
                () ->
                    new AmiguardException(
                        Kind.INVALID_INPUT,
                        "%s does not hold an organization that amiguard can read.".formatted(name),
                        findings));
    return new SnapshotFile(name, text, snapshot);
  }

  /** Returns where the policies stand in the file. */
  PolicyLocations locations() {
    return PolicyPlaces.in(name, text);
  }
}
