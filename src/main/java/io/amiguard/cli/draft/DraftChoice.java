package io.amiguard.cli.draft;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.conversion.SettingsDraft;
import io.amiguard.output.Words;
import io.amiguard.source.TextFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a settings file goes that is written by a command. */
final class DraftChoice {
  static final String STANDARD_OUTPUT = "-";

  @Option(names = "--force", description = "Write over a file that is there already.")
  boolean force;

  /** Writes the file and says what it lacks; a file that lacks something is a finding. */
  ExitStatus write(SettingsDraft draft, String file, Console console, Environment environment) {
    if (file.equals(STANDARD_OUTPUT)) {
      console.out().print(draft.text());
    } else {
      write(draft.text(), file, environment);
    }
    console.findings(draft.findings());
    if (!file.equals(STANDARD_OUTPUT)) {
      console.say("Wrote %s: %s.".formatted(file, contents(draft)));
    }
    return draft.isWhole() ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  /** Refuses before anything is read what would be refused when it is written. */
  void check(String file, Environment environment) {
    if (!file.equals(STANDARD_OUTPUT) && !force && Files.exists(environment.namedPath(file))) {
      throw exists(file);
    }
  }

  private static String contents(SettingsDraft draft) {
    String policies = Words.count(draft.policyCount(), "policy", "policies");
    return draft.commentedCount() == 0
        ? policies
        : "%s, and %s as comments, because settings cannot say the same"
            .formatted(policies, Words.count(draft.commentedCount(), "policy", "policies"));
  }

  private void write(String text, String file, Environment environment) {
    List<OpenOption> options =
        force
            ? List.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)
            : List.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Path path = environment.namedPath(file);
    try {
      Files.writeString(path, text, options.toArray(OpenOption[]::new));
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new TextFile(path, file, "Name another file with --out.").unwritable(e);
    }
  }

  private static AmiguardException exists(String file) {
    return new AmiguardException(
        Kind.REFUSED,
        "%s exists already; nothing was written. Name another file with --out, or pass --force to write over it."
            .formatted(file));
  }
}
