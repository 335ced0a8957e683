package io.amiguard.cli.rollback;

import io.amiguard.cli.change.JournalChoice;
import io.amiguard.cli.connection.AttachedValueOnly;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.journal.Journal;
import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.output.JournalJson;
import io.amiguard.output.JournalText;
import io.amiguard.source.Quoted;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what was applied. */
@Command(
    name = "journal",
    description = "List what was applied and rolled back, newest first; needs no AWS.")
public final class JournalCommand implements Callable<Integer> {

  /** How it can be listed. */
  enum Format {
    text,
    json
  }

  @Mixin JournalChoice journal;

  @Option(
      names = "--sandbox",
      paramLabel = "DIR",
      arity = "0..1",
      fallbackValue = SandboxFolder.DEFAULT,
      preprocessor = AttachedValueOnly.class,
      description = "List the journal of this sandbox (default: " + SandboxFolder.DEFAULT + ").")
  @Nullable String sandbox;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format;

  private final Environment environment;

  public JournalCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    JournalFolder folder = journal.folder(sandbox, environment);
    Journal entries = folder.read();
    switch (format) {
      case text ->
          new JournalText(environment.out())
              .show(entries, Quoted.visible(folder.folder().toString()));
      case json -> environment.out().println(Quoted.json(JournalJson.of(entries).toPrettyString()));
    }
    return ExitStatus.OK.code();
  }
}
