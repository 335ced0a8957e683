package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.AwsChoice;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.impact.InstanceCount;
import io.amiguard.cli.planning.OwnershipChoice;
import io.amiguard.cli.planning.PlanFiles;
import io.amiguard.cli.planning.Planning;
import io.amiguard.cli.planning.SettingsChoice;
import io.amiguard.journalfolder.JournalFolder;
import io.amiguard.journalfolder.JournalTurn;
import io.amiguard.output.PlanText;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the plan, asks, makes exactly those changes, and waits until AWS shows them. */
@Command(
    name = "apply",
    description = "Make the organization what the settings say.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:applied and shown by AWS, or nothing to do",
      "3:applied, but a policy that is not in the settings decides, because it was attached first",
      "4:refused: a stale or used plan, a foreign policy, a brake, or nobody there to confirm",
      "5:applied, but AWS does not show it yet"
    })
public final class ApplyCommand implements Callable<Integer> {
  @Mixin SettingsChoice settings;
  @Mixin OwnershipChoice ownership;
  @Mixin BrakeChoice brakes;
  @Mixin AwsChoice aws;
  @Mixin MembersChoice members;
  @Mixin OutputChoice output;
  @Mixin JournalChoice journal;
  @Mixin WaitChoice wait;

  @Parameters(
      paramLabel = "PLAN",
      arity = "0..1",
      description = "A plan of 'amiguard plan --out': perform exactly it, without asking.")
  @Nullable String planFile;

  @Option(
      names = "--expect",
      paramLabel = "FINGERPRINT",
      description = "Refuse unless the plan has this fingerprint, which 'amiguard plan' prints.")
  @Nullable String expected;

  @Option(
      names = {"-y", "--yes"},
      description = "Apply without asking.")
  boolean yes;

  private final Environment environment;

  public ApplyCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    requireSense(console);
    JournalTurn turn = JournalTurn.withOrganization(folder());
    try (Connection connection = aws.connect(environment, console)) {
      Performing performing = new Performing(connection, turn, environment, console);
      ExitStatus status =
          planFile == null
              ? applySettings(connection, performing, console)
              : applySaved(inHand(planFile), connection, performing, console);
      return status.code();
    }
  }

  private ExitStatus applySettings(Connection connection, Performing performing, Console console) {
    Planning planning =
        Interruption.beforeChanges(
            console,
            () ->
                new InstanceCount(connection, members, environment, console)
                    .whereItMatters(Planning.of(settings, ownership, connection, environment)));
    Plan plan = planning.plan();
    show(planning, console);
    requireExpected(plan);
    requireAllowed(plan);
    if (asks() && !plan.isEmpty()) {
      new Consent(connection, console).to(plan, "Do you want to make these changes?");
    }
    ExitStatus done = plan.isEmpty() ? ExitStatus.OK : performing.perform(plan, Purpose.settings());
    return wait.waiting(environment, console).after(done, plan, connection.policies());
  }

  private ExitStatus applySaved(
      PlanInHand inHand, Connection connection, Performing performing, Console console) {
    Planning planning =
        Interruption.beforeChanges(console, () -> inHand.planFor(connection.current().whole()));
    Plan plan = planning.plan();
    show(planning, console);
    requireExpected(inHand.saved().plan());
    requireAllowed(plan);
    Purpose purpose = Purpose.savedPlan(inHand.saved().id());
    ExitStatus done =
        plan.isEmpty() ? ExitStatus.OK : inHand.once(() -> performing.perform(plan, purpose));
    return wait.waiting(environment, console).after(done, plan, connection.policies());
  }

  private static void show(Planning planning, Console console) {
    new PlanText(console.out(), console.palette()).show(planning.plan(), planning.names());
    console.findings(planning.plan().findings());
  }

  private PlanInHand inHand(String file) {
    return new PlanInHand(file, PlanFiles.read(environment.path(file)), folder());
  }

  private boolean asks() {
    return !yes && planFile == null;
  }

  /** What cannot end well is refused before anything is read. */
  private void requireSense(Console console) {
    members.requireSense();
    if (planFile != null && (settings.isGiven() || ownership.isGiven())) {
      throw new AmiguardException(
          Kind.USAGE,
          "a saved plan holds its settings: leave out -f, --name, --provider, --state, --target, --adopt and --prune.");
    }
    if (asks()) {
      console.requireSomebody();
    }
  }

  private JournalFolder folder() {
    return journal.folder(aws.sandbox(), environment);
  }

  private void requireAllowed(Plan plan) {
    if (plan.isRefused()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan has errors, so nothing was changed; correct them and plan again.");
    }
    brakes.require(plan);
  }

  private void requireExpected(Plan plan) {
    String fingerprint = PlanJson.fingerprint(plan);
    if (expected != null && !expected.equals(fingerprint)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan has the fingerprint %s, not the expected %s; nothing was changed. Review it and pass its fingerprint."
              .formatted(fingerprint, expected));
    }
  }
}
