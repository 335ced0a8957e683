package io.amiguard.cli.impact;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.connection.SourceChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Farewell;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.impact.Judging.FailOn;
import io.amiguard.cli.place.PlacesChoice;
import io.amiguard.cli.planning.Planning;
import io.amiguard.cli.planning.SettingsChoice;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.InventoryReader;
import io.amiguard.inventory.Part;
import io.amiguard.output.ImpactPlaces;
import io.amiguard.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:shown",
      "3:AMIs are blocked, or not known to be allowed (only with --fail-on)",
      "4:the settings cannot be planned for this organization",
      "5:some accounts or Regions could not be read; never reported as clean"
    })
public final class ImpactCommand implements Callable<Integer> {
  @Mixin SettingsChoice settings;
  @Mixin SourceChoice source;
  @Mixin PlacesChoice places;
  @Mixin MembersChoice members;
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

  public ImpactCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    requireSense();
    try (Connection connection = source.connectWithInventory(environment, console)) {
      if (source.snapshot().isEmpty()) {
        return Farewell.after(console, () -> judge(connection, console).code());
      }
      source.requireInventory(connection);
      return judge(connection, console).code();
    }
  }

  private void requireSense() {
    members.requireSense();
    places.requireSense();
    boolean isAboutAsking = places.isGiven() || members.isRoleGiven();
    if (source.snapshot().isPresent() && isAboutAsking) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts, --ou, --regions and --role choose which accounts are asked, and --snapshot asks nobody; leave one out.");
    }
  }

  private ExitStatus judge(Connection connection, Console console) {
    Planning planning = Planning.of(settings, connection, environment);
    Optional<Planning> other =
        Optional.ofNullable(candidate)
            .map(file -> Planning.of(SettingsChoice.of(file), connection, environment));
    Optional<Planning> refused =
        other.filter(it -> it.plan().isRefused()).or(() -> refused(planning));
    if (refused.isPresent()) {
      console.findings(refused.get().plan().findings());
      return ExitStatus.REFUSED;
    }
    List<Plan> plans =
        Stream.concat(Stream.of(planning), other.stream()).map(Planning::plan).toList();
    Instant now = environment.clock().instant();
    LiveInventory live = live(connection, console);
    Inventory inventory =
        connection
            .inventory()
            .map(InventoryReader::inventory)
            .orElseGet(() -> live.of(plans, places, now));
    Part part = live.part(plans, places);
    Judging judging =
        new Judging(
            Judging.impact(planning.plan(), inventory, now).ofPart(part),
            other.map(it -> Judging.impact(it.plan(), inventory, now).ofPart(part)),
            planning.names(),
            places(other.orElse(planning)));
    format.show(judging, console, environment);
    return judging.status(Optional.ofNullable(failOn));
  }

  private ImpactPlaces places(Planning planning) {
    return new ImpactPlaces(planning.places(), planning.plan().after(), source.snapshot());
  }

  private LiveInventory live(Connection connection, Console console) {
    return new LiveInventory(connection, members, places.regionNames(), environment, console);
  }

  private static Optional<Planning> refused(Planning planning) {
    return Optional.of(planning).filter(it -> it.plan().isRefused());
  }
}
