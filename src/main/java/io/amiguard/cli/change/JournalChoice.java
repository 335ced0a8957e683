package io.amiguard.cli.change;

import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.Environment;
import io.amiguard.journalfolder.JournalFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the journal is. */
public final class JournalChoice {

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Keep the journal of changes in DIR (default: "
              + JournalFolder.DEFAULT
              + "; with --sandbox, the folder of the sandbox).")
  @Nullable String journal;

  /** Returns the folder; what happens in a sandbox stays beside its organization. */
  public JournalFolder folder(@Nullable String sandbox, Environment environment) {
    if (journal != null) {
      return new JournalFolder(environment.path(journal));
    }
    return sandbox == null
        ? new JournalFolder(environment.path(JournalFolder.DEFAULT))
        : new SandboxFolder(environment.path(sandbox)).journal();
  }
}
