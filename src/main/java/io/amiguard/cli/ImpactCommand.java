package io.amiguard.cli;

import io.amiguard.cli.Judging.FailOn;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Inventory;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which AMIs in use the settings would block. Has no writer, so that it changes nothing. */
@Command(
    name = "impact",
    description = {
      "Show which AMIs in use the settings would block, by owner, and what could not be judged.",
      "Running instances keep running; new launches of a blocked AMI fail."
    },
    exitCodeListHeading = Amiguard.EXIT_CODES,
    exitCodeList = {
      "0:shown",
      "3:AMIs are blocked, or not known to be allowed (only with --fail-on)",
      "4:the settings cannot be planned for this organization",
      "5:some accounts or Regions are missing from the inventory"
    })
final class ImpactCommand implements Callable<Integer> {
  @Mixin SettingsChoice settings;
  @Mixin SourceChoice source;
  @Mixin OutputChoice output;

  @Option(
      names = "--candidate",
      paramLabel = "FILE",
      description = "Compare with these settings: what they would block and unblock.")
  @Nullable String candidate;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ImpactFormat format;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      description =
          "Exit 3 if an AMI in use is blocked, or with unknown also if that is not known:"
              + " ${COMPLETION-CANDIDATES}.")
  @Nullable FailOn failOn;

  private final Environment environment;

  ImpactCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    try (Connection connection = source.connectWithInventory(environment, console)) {
      Inventory inventory = source.requireInventory(connection).inventory();
      Planning planning = Planning.of(settings, connection, environment);
      Optional<Planning> other =
          Optional.ofNullable(candidate)
              .map(file -> Planning.of(SettingsChoice.of(file), connection, environment));
      Optional<Planning> refused =
          other.filter(it -> it.plan().isRefused()).or(() -> refused(planning));
      if (refused.isPresent()) {
        console.findings(refused.get().plan().findings());
        return ExitStatus.REFUSED.code();
      }
      Judging judging =
          new Judging(
              impact(planning, inventory),
              other.map(it -> impact(it, inventory)),
              planning.names());
      format.show(judging, console);
      return judging.status(Optional.ofNullable(failOn)).code();
    }
  }

  private Impact impact(Planning planning, Inventory inventory) {
    Instant now = environment.clock().instant();
    return Judging.impact(planning.plan(), inventory, now);
  }

  private static Optional<Planning> refused(Planning planning) {
    return Optional.of(planning).filter(it -> it.plan().isRefused());
  }
}
