package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what apply would do. Has no writer, so that it cannot do it. */
@Command(
    name = "plan",
    description = "Show what apply would change, and change nothing.",
    exitCodeListHeading = Amiguard.EXIT_CODES,
    exitCodeList = {
      "0:planned; with --detailed-exitcode: nothing to do",
      "2:changes are pending (only with --detailed-exitcode)"
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin SettingsChoice settings;
  @Mixin OwnershipChoice ownership;
  @Mixin SourceChoice source;
  @Mixin MoveChoice moves;
  @Mixin OutputChoice output;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  PlanFormat format;

  @Option(
      names = "--out",
      paramLabel = "PLAN",
      description =
          "Save the plan to this file, for 'amiguard apply PLAN' and 'amiguard show PLAN'.")
  @Nullable String out;

  @Option(
      names = "--impact",
      description =
          "Fail unless the plan can say how many running instances' AMIs it would block, which needs"
              + " a --snapshot with an inventory.")
  boolean impact;

  @Option(
      names = "--detailed-exitcode",
      description = "Exit 0 if there is nothing to do, 2 if changes are pending.")
  boolean detailedExitCode;

  private final Environment environment;

  PlanCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    requireOtherFile();
    try (Connection connection = source.connectWithInventory(environment, console)) {
      if (impact) {
        source.requireInventory(connection);
      }
      Planning planning =
          Planning.withInstances(settings, ownership, connection, environment).whatIf(moves);
      format.show(planning, console);
      console.findings(planning.plan().findings());
      if (out != null) {
        save(planning, out, console);
      }
      return planning.status(detailedExitCode).code();
    }
  }

  /** The plan would take the place of what it is made from. */
  private void requireOtherFile() {
    if (out == null) {
      return;
    }
    Path path = environment.path(out);
    boolean isSnapshot =
        source.snapshot != null && SettingsChoice.isSame(environment.path(source.snapshot), path);
    if (isSnapshot || settings.isReadFrom(path, environment)) {
      throw new AmiguardException(
          Kind.USAGE,
          "--out %s would overwrite the %s; name another file."
              .formatted(out, isSnapshot ? "snapshot" : "settings file"));
    }
  }

  private void save(Planning planning, String file, Console console) {
    if (planning.plan().isRefused()) {
      console.say(
          "Not saved: a plan with errors cannot be applied. A file %s from before stays as it is."
              .formatted(file));
      return;
    }
    PlanFiles.write(planning, environment.path(file));
    console.say(
        "Saved the plan to %s. To perform exactly this: amiguard apply %s%s"
            .formatted(file, file, source.aws.flags()));
  }
}
