package io.amiguard.cli.draft;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.connection.SourceChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.impact.LiveInventory;
import io.amiguard.cli.place.PlacesChoice;
import io.amiguard.conversion.OrganizationDraft;
import io.amiguard.conversion.SettingsDraft;
import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Inventory;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.settings.PolicySettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a first settings file: a commented example, or what is live. */
@Command(
    name = "init",
    description = {
      "Write a first settings file: from flags, from the policies of the organization, or from the AMIs"
          + " that its accounts use.",
      "What settings cannot say exactly, and AMIs of strangers, stand in the file as a comment."
    },
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:written",
      "3:written, but settings cannot say what a live policy says; it stands in the file as a comment",
      "4:the file exists already",
      "5:written, but some accounts or Regions could not be read (with --from-usage)"
    })
public final class InitCommand implements Callable<Integer> {
  private static final String DEFAULT_FILE = "amiguard.yaml";
  private static final String INTERRUPTED =
      "interrupted while accounts were asked what runs there; no file was written.";

  @Mixin StarterChoice starter;
  @Mixin SourceChoice source;
  @Mixin PlacesChoice places;
  @Mixin MembersChoice members;
  @Mixin DraftChoice draft;
  @Mixin OutputChoice output;

  @Option(
      names = "--from-live",
      description =
          "Write what the declarative policies of the organization say about Allowed AMIs: of AWS,"
              + " --sandbox or --snapshot.")
  boolean fromLive;

  @Option(
      names = "--from-usage",
      description =
          "Propose what allows the AMIs that run today, by their publishers: of AWS, --sandbox or"
              + " a --snapshot with an inventory.")
  boolean fromUsage;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = DEFAULT_FILE,
      description = "Where to write it; - is standard output (default: ${DEFAULT-VALUE}).")
  String out;

  private final Environment environment;

  public InitCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    checkFlags();
    draft.check(out, environment);
    if (fromUsage) {
      return proposeFromUsage(console).code();
    }
    SettingsDraft written = fromLive ? live(console) : starter.draft(environment);
    return draft.write(written, out, console, environment).code();
  }

  private void checkFlags() {
    requireSenseOfAsking();
    if (fromLive && fromUsage) {
      throw new AmiguardException(
          Kind.USAGE,
          "--from-live writes down the policies that are there and --from-usage proposes one; leave one of the two out.");
    }
    if (fromLive && starter.isGiven()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--from-live takes names, providers, states and targets from the organization; leave the flags for them out.");
    }
    if (fromUsage && starter.isMoreThanNamed()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--from-usage proposes providers for the whole organization in audit_mode; leave --provider, --state and --target out.");
    }
    if (!fromLive && !fromUsage && source.isChosen()) {
      throw new AmiguardException(
          Kind.USAGE,
          "init reads an organization only with --from-live or --from-usage; add one, or leave the organization out.");
    }
  }

  private void requireSenseOfAsking() {
    members.requireSense();
    places.requireSense();
    boolean isAboutAsking = places.isGiven() || members.isRoleGiven();
    if (isAboutAsking && (!fromUsage || source.snapshot().isPresent())) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts, --ou, --regions and --role choose which accounts --from-usage asks, and nobody is asked here; leave them out.");
    }
  }

  private ExitStatus proposeFromUsage(Console console) {
    PolicySettings base = starter.settings(environment).policies().get(0);
    try (Connection connection = source.connectWithInventory(environment, console)) {
      CurrentOrganization current = connection.current().whole();
      Inventory inventory =
          source.snapshot().isEmpty()
              ? Interruption.telling(
                  console, () -> INTERRUPTED, () -> live(connection, current.tree(), console))
              : source.requireInventory(connection).inventory();
      Proposing proposed = Proposing.of(base, current, inventory, environment.clock().instant());
      return proposed.after(draft.write(proposed.draft(), out, console, environment));
    }
  }

  private Inventory live(Connection connection, OrganizationTree tree, Console console) {
    return new LiveInventory(connection, members, places.regionNames(), environment, console)
        .all(tree, places, DetailNeed.PUBLISHER);
  }

  private SettingsDraft live(Console console) {
    try (Connection connection = source.connect(environment, console)) {
      CurrentOrganization current = connection.current().whole();
      SettingsDraft found = OrganizationDraft.of(current);
      if (found.policies().isEmpty()) {
        throw new AmiguardException(
            Kind.INVALID_INPUT,
            "no declarative policy of organization %s says anything about Allowed AMIs; nothing was written. Write a starter file with 'amiguard init'."
                .formatted(current.tree().organizationId()));
      }
      return found;
    }
  }
}
