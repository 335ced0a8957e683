package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.connection.OutFile;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Farewell;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.impact.LiveInventory;
import io.amiguard.cli.place.PlacesChoice;
import io.amiguard.inventory.Inventory;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.output.UnreadWords;
import io.amiguard.output.Words;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.source.TextFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Saves the organization to a file that plan, check and explain read without credentials. */
@Command(
    name = "snapshot",
    description = {
      "Save the organization to a file: tree, declarative policies, tags and attachments.",
      "It holds names, ids and policies, and no credentials."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:saved",
      "5:saved, but some accounts or Regions did not say what they run; the file lists them"
    })
final class SnapshotCommand implements Callable<Integer> {
  @Mixin AwsChoice aws;
  @Mixin PlacesChoice places;
  @Mixin MembersChoice members;
  @Mixin OutputChoice output;

  @Option(
      names = "--inventory",
      description =
          "Also ask every active account what it runs: instances, their AMIs, and launch templates;"
              + " for 'amiguard impact --snapshot'.")
  boolean inventory;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write it (default: standard output); of what is there, only an older snapshot is"
              + " written over.")
  @Nullable String file;

  private final Environment environment;

  SnapshotCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    requireSense();
    try (Connection connection = aws.connect(environment, console)) {
      return inventory
          ? Farewell.after(console, () -> saveWithInventory(connection, console).code())
          : save(connection, console).code();
    }
  }

  private void requireSense() {
    members.requireSense();
    places.requireSense();
    outFile()
        .ifPresent(
            out -> {
              out.requireNoSandbox(aws, environment);
              out.requireFree();
            });
    boolean isAboutAsking = places.isGiven() || members.isRoleGiven();
    if (isAboutAsking && !inventory) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts, --ou, --regions and --role choose which accounts are asked what they run; add --inventory.");
    }
  }

  private ExitStatus save(Connection connection, Console console) {
    Snapshot snapshot =
        Interruption.beforeResult(console, () -> snapshot(connection.current().whole()));
    write(out -> out.write(SnapshotWriter.write(snapshot)), console);
    tellSaved(parts(snapshot), console);
    return ExitStatus.OK;
  }

  private ExitStatus saveWithInventory(Connection connection, Console console) {
    Snapshot snapshot = snapshot(connection.current().whole());
    OrganizationTree tree = snapshot.tree();
    Inventory found =
        new LiveInventory(connection, members, places.regionNames(), environment, console)
            .all(tree, places);
    write(out -> SnapshotWriter.write(snapshot, found, out), console);
    tellSaved(Stream.concat(parts(snapshot).stream(), parts(found).stream()).toList(), console);
    UnreadWords unread = new UnreadWords(found.unread(), tree);
    unread.headline().ifPresent(console::say);
    unread.lines().forEach(line -> console.say("  " + line));
    return found.isComplete() ? ExitStatus.OK : ExitStatus.INCOMPLETE;
  }

  private void tellSaved(List<String> parts, Console console) {
    if (file != null) {
      int last = parts.size() - 1;
      console.say(
          "Saved %s and %s to %s."
              .formatted(String.join(", ", parts.subList(0, last)), parts.get(last), file));
    }
  }

  private static List<String> parts(Snapshot snapshot) {
    return List.of(
        Words.count(snapshot.tree().accounts().size(), "account"),
        Words.count(snapshot.tree().units().size(), "organizational unit"),
        Words.count(snapshot.policies().size(), "policy", "policies"));
  }

  private static List<String> parts(Inventory inventory) {
    return List.of(
        Words.count(inventory.instances().size(), "instance"),
        Words.count(inventory.images().size(), "AMI"),
        Words.count(inventory.launchTemplates().size(), "launch template"));
  }

  /** AWS does not tell the order of attachment, so it is by id. */
  private static Snapshot snapshot(CurrentOrganization current) {
    Set<String> services =
        current.hasServiceAccess() ? Set.of(DeclarativePolicy.SERVICE_PRINCIPAL) : Set.of();
    return Snapshot.of(current.tree(), services, current.policies());
  }

  private Optional<OutFile> outFile() {
    return Optional.ofNullable(file)
        .map(name -> OutFile.of(name, OutFile.Content.SNAPSHOT, environment));
  }

  private void write(TextFile.Content content, Console console) {
    if (file == null) {
      console.json(content);
    } else {
      outFile().ifPresent(OutFile::requireStillFree);
      new TextFile(environment.path(file), "snapshot file " + file, "Name another file with --out.")
          .writePrivately(content);
    }
  }
}
