package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.inventory.InventoryReader;
import io.amiguard.snapshot.SnapshotParts.Wanted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command that only reads finds the organization: in AWS, a sandbox, or a file. */
public final class SourceChoice {
  @Mixin AwsChoice aws;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description =
          "Read the organization from this file of 'amiguard snapshot'; needs no credentials.")
  @Nullable String snapshot;

  public AwsChoice aws() {
    return aws;
  }

  /** Returns the file that stands for AWS, as the user named it. */
  public Optional<String> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** Returns whether a flag says which organization. */
  public boolean isChosen() {
    return snapshot != null || aws.isChosen();
  }

  /** Opens the organization; what runs in it is of no concern. */
  public Connection connect(Environment environment, Console console) {
    return connect(Wanted.ORGANIZATION_ALONE, environment, console);
  }

  /** Opens the organization, with what runs in it where a snapshot holds that. */
  public Connection connectWithInventory(Environment environment, Console console) {
    return connect(Wanted.INVENTORY, environment, console);
  }

  /**
   * Returns who knows what runs in the accounts.
   *
   * @throws AmiguardException if nobody does
   */
  public InventoryReader requireInventory(Connection connection) {
    return connection
        .inventory()
        .orElseThrow(
            () ->
                snapshot == null
                    ? new AmiguardException(
                        Kind.USAGE,
                        "what runs in the accounts is not known; name a snapshot file that holds an inventory with --snapshot.")
                    : new AmiguardException(
                        Kind.INVALID_INPUT,
                        "snapshot %s holds no inventory, so what runs in the accounts is not known; name one that does."
                            .formatted(snapshot)));
  }

  private Connection connect(Wanted wanted, Environment environment, Console console) {
    if (snapshot == null) {
      return aws.connect(environment, console);
    }
    if (aws.isChosen()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--snapshot stands for AWS, so --sandbox, --profile and --endpoint-url have no meaning with it; leave one out.");
    }
    return Connections.toSnapshot(SnapshotFile.read(environment.path(snapshot), snapshot, wanted));
  }
}
