package io.amiguard.cli;

import io.amiguard.output.Words;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.source.TextFile;
import java.util.Set;
import java.util.concurrent.Callable;
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
    })
final class SnapshotCommand implements Callable<Integer> {
  @Mixin AwsChoice aws;
  @Mixin OutputChoice output;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  @Nullable String file;

  private final Environment environment;

  SnapshotCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    try (Connection connection = aws.connect(environment, console)) {
      CurrentOrganization current = connection.current().whole();
      String text = SnapshotWriter.write(snapshot(current));
      if (file == null) {
        console.json(text);
      } else {
        write(file, text);
        console.say(
            "Saved %s, %s and %s to %s."
                .formatted(
                    Words.count(current.tree().accounts().size(), "account"),
                    Words.count(current.tree().units().size(), "organizational unit"),
                    Words.count(current.policies().size(), "policy", "policies"),
                    file));
      }
      return ExitStatus.OK.code();
    }
  }

  /** AWS does not tell the order of attachment, so it is by id. */
  private static Snapshot snapshot(CurrentOrganization current) {
    Set<String> services =
        current.hasServiceAccess() ? Set.of(DeclarativePolicy.SERVICE_PRINCIPAL) : Set.of();
    return Snapshot.of(current.tree(), services, current.policies());
  }

  private void write(String name, String text) {
    new TextFile(environment.path(name), "snapshot file " + name, "Name another file with --out.")
        .writePrivately(text);
  }
}
