package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.connection.OutFile;
import io.amiguard.cli.connection.OutFile.Content;
import io.amiguard.cli.connection.SourceChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Farewell;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.impact.InstanceCount;
import io.amiguard.cli.place.MoveChoice;
import io.amiguard.cli.planning.ExitCodeChoice;
import io.amiguard.cli.planning.OwnershipChoice;
import io.amiguard.cli.planning.PlanFiles;
import io.amiguard.cli.planning.PlanFormat;
import io.amiguard.cli.planning.Planning;
import io.amiguard.cli.planning.SettingsChoice;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what apply would do. Has no writer, so that it cannot do it. */
@Command(
    name = "plan",
    description = "Show what apply would change, and change nothing.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:planned; with --detailed-exitcode: nothing to do",
      "2:changes are pending (only with --detailed-exitcode)",
      "5:with --impact, or where Ctrl-C came while they were asked: some accounts or Regions did not say what they run"
    })
public final class PlanCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Mixin SettingsChoice settings;
  @Mixin OwnershipChoice ownership;
  @Mixin SourceChoice source;
  @Mixin MembersChoice members;
  @Mixin MoveChoice moves;
  @Mixin OutputChoice output;
  @Mixin ExitCodeChoice exitCode;

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
          "Save the plan to this file, for 'amiguard apply PLAN' and 'amiguard show PLAN'; of what is"
              + " there, only an older plan is written over.")
  @Nullable String out;

  @Option(
      names = "--impact",
      description =
          "Say how many running instances' AMIs the plan would block, by what the accounts say that"
              + " they run, or by the inventory of a --snapshot.")
  boolean impact;

  private final Environment environment;

  public PlanCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    requireOtherFile();
    requireSense();
    try (Connection connection = source.connectWithInventory(environment, console)) {
      return source.snapshot().isEmpty()
          ? Farewell.after(console, () -> plan(connection, console).code())
          : plan(connection, console).code();
    }
  }

  /** What runs in an account that is elsewhere in thought is not counted. */
  private Planning whatIf(Planning planning, InstanceCount count) {
    return moves.isGiven() ? planning.whatIf(moves) : count.whereItMatters(planning);
  }

  private void requireSense() {
    members.requireSense();
    if (impact && moves.isGiven()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--impact counts what runs in accounts where they are, and --move is about another place; leave one out.");
    }
    if (out != null && moves.isGiven()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--move shows what accounts would have in another place, and --out saves what apply does where they are; leave one out.");
    }
  }

  private ExitStatus plan(Connection connection, Console console) {
    if (impact && source.snapshot().isPresent()) {
      source.requireInventory(connection);
    }
    InstanceCount count = new InstanceCount(connection, members, environment, console);
    Planning bare = Planning.of(settings, ownership, connection, environment);
    Planning planning = impact ? count.of(bare) : whatIf(bare, count);
    format.show(planning, console);
    console.findings(planning.plan().findings());
    if (out != null) {
      save(planning, out, console);
    }
    return impact && planning.isMissingInstances()
        ? ExitStatus.INCOMPLETE
        : exitCode.of(planning.status(), planning.detailedStatus());
  }

  /** The plan would take the place of what it is made from. */
  private void requireOtherFile() {
    if (out == null) {
      return;
    }
    if (out.equals(STANDARD_OUTPUT)) {
      throw new AmiguardException(
          Kind.USAGE,
          "--out takes a file: standard output has the plan in the format of --output.");
    }
    OutFile file = OutFile.of(out, Content.PLAN, environment);
    if (source.snapshot().filter(name -> file.is(environment.path(name))).isPresent()) {
      throw file.overwrites("snapshot");
    }
    if (settings.isReadFrom(file, environment)) {
      throw file.overwrites("settings file");
    }
    file.requireNoSandbox(source.aws(), environment);
    file.requireFree();
  }

  private void save(Planning planning, String file, Console console) {
    if (planning.plan().isRefused()) {
      console.say(
          "Not saved: a plan with errors cannot be applied. A file %s from before stays as it is."
              .formatted(file));
      return;
    }
    OutFile.of(file, Content.PLAN, environment).requireStillFree();
    PlanFiles.write(planning, environment.ids().get(), environment.path(file));
    console.say(
        "Saved the plan to %s. To perform exactly this: amiguard apply %s%s"
            .formatted(file, AwsChoice.word(file), source.aws().flags()));
  }
}
