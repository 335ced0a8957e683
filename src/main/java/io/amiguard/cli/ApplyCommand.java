package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.journal.JournalEntry;
import io.amiguard.output.PlanText;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import java.util.List;
import java.util.Optional;
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
    exitCodeListHeading = Amiguard.EXIT_CODES,
    exitCodeList = {
      "0:applied and shown by AWS, or nothing to do",
      "4:refused: a stale or used plan, a foreign policy, a brake, or nobody there to confirm",
      "5:applied, but AWS does not show it yet"
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin SettingsChoice settings;
  @Mixin OwnershipChoice ownership;
  @Mixin BrakeChoice brakes;
  @Mixin AwsChoice aws;
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

  ApplyCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    requireSense(console);
    try (Connection connection = aws.connect(environment, console)) {
      Consent consent = new Consent(connection, console);
      Planning planning = plan(connection, consent);
      Plan plan = planning.plan();
      new PlanText(console.out(), console.palette()).show(plan, planning.names());
      console.findings(plan.findings());
      requireAllowed(plan);
      if (asks() && !plan.isEmpty()) {
        consent.to(plan, "Do you want to make these changes?");
      }
      ExitStatus done =
          plan.isEmpty()
              ? ExitStatus.OK
              : new Performing(connection, folder(), environment, console).perform(plan, purpose());
      return wait.waiting(environment, console).after(done, plan, connection.policies()).code();
    }
  }

  private boolean asks() {
    return !yes && planFile == null;
  }

  /** What cannot end well is refused before anything is read. */
  private void requireSense(Console console) {
    if (planFile != null && (settings.isGiven() || ownership.isGiven())) {
      throw new AmiguardException(
          Kind.USAGE,
          "a saved plan holds its settings: leave out -f, --name, --provider, --state, --target, --adopt and --prune.");
    }
    if (asks()) {
      console.requireSomebody();
    }
  }

  private Planning plan(Connection connection, Consent consent) {
    if (planFile == null) {
      return Planning.of(settings, ownership, connection, environment);
    }
    Planning saved = PlanFiles.read(environment.path(planFile));
    requireUnused(saved.plan());
    List<Finding> moved = consent.moved(saved.plan());
    if (!moved.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "plan %s is stale: what it rests on has moved; nothing was changed.".formatted(planFile),
          moved);
    }
    return saved;
  }

  private JournalFolder folder() {
    return journal.folder(aws.sandbox, environment);
  }

  private Purpose purpose() {
    return planFile == null ? Purpose.settings() : Purpose.savedPlan();
  }

  /** The organization may be back at what the plan was made for; nobody reviewed it for that. */
  private void requireUnused(Plan plan) {
    Optional<JournalEntry> use = folder().read().useOf(PlanJson.fingerprint(plan));
    if (use.isPresent()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "plan %s was applied before (journal entry %s, %s), and a plan is good once; nothing was changed. Plan again."
              .formatted(planFile, use.get().id(), use.get().status().word()));
    }
  }

  private void requireAllowed(Plan plan) {
    if (plan.isRefused()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan has errors, so nothing was changed; correct them and plan again.");
    }
    String fingerprint = PlanJson.fingerprint(plan);
    if (expected != null && !expected.equals(fingerprint)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "the plan has the fingerprint %s, not the expected %s; nothing was changed. Review it and pass its fingerprint."
              .formatted(fingerprint, expected));
    }
    brakes.require(plan);
  }
}
