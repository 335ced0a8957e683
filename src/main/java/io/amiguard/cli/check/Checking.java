package io.amiguard.cli.check;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.aws.AwsAccountSettingsReader;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.Reports;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.LongWork;
import io.amiguard.cli.console.SurveyProgress;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.output.ProgressBar;
import io.amiguard.output.Words;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Plan;
import io.amiguard.report.StatusReport;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Checker;
import io.amiguard.verify.Expectation;
import io.amiguard.verify.InForce;
import io.amiguard.verify.ReportCheck;
import io.amiguard.verify.Sample;
import io.amiguard.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One check of an organization that has been planned for, as deep as it is asked to go. */
final class Checking {
  private static final ProgressBar EFFECTIVE_POLICIES = new ProgressBar("effective policies");
  private static final SampleSize EFFECTIVE_SAMPLE = new SampleSize(50, 100);
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

  private final Plan plan;
  private final OrganizationTree tree;
  private final InForceChoice choice;
  private final Environment environment;
  private final Console console;
  private final Expectation expectation;

  Checking(Plan plan, InForceChoice choice, Environment environment, Console console) {
    this.plan = plan;
    this.tree = plan.current().tree();
    this.choice = choice;
    this.environment = environment;
    this.console = console;
    this.expectation = Expectation.of(plan);
  }

  Verification effective(Checker checker, @Nullable SampleSize size) {
    Sample sample = sample(size == null ? EFFECTIVE_SAMPLE : size);
    LongWork work = new LongWork(console, environment.clock(), EFFECTIVE_POLICIES);
    try {
      return checker.effective(
          sample, expectation, compared -> work.show(compared, sample.accounts().size()));
    } finally {
      work.end();
    }
  }

  Verification inForce(Connection connection, Checker checker, @Nullable SampleSize size) {
    return choice.report == null
        ? asked(connection, checker, size)
        : reported(connection, effective(checker, size), choice.report);
  }

  private Verification reported(Connection connection, Verification rest, String id) {
    try (Reports reports = connection.reports().get()) {
      StatusReport report = reports.requireComplete(id);
      return new ReportCheck(tree, targets(), expectation)
          .with(rest, report, reports.reader().summary(report));
    }
  }

  /** What AWS says accounts have is asked last, when the waiting is over. */
  private Verification asked(Connection connection, Checker checker, @Nullable SampleSize size) {
    Scope scope = Scope.of(tree, targets(), choice.places.in(tree));
    InForce inForce =
        new InForce(size == null ? scope : scope.asking(sample(size).accounts()), expectation);
    List<Finding> notes = new ArrayList<>();
    try (AwsAccountSettingsReader members =
        connection.members().open(choice.members.roles(tree), choice.members.concurrency())) {
      if (choice.resume == null) {
        ask(inForce, members);
      } else {
        notes.addAll(askOn(inForce, members, choice.resume));
      }
    }
    Verification rest = inForce.isInterrupted() ? checker.attached() : effective(checker, size);
    return inForce.with(rest, checker.frozen(), tree).with(notes);
  }

  private List<Finding> askOn(InForce inForce, AccountSettingsReader members, String file) {
    try (ResumeFile resumed =
        ResumeFile.open(
            members,
            environment.path(file),
            tree.organizationId(),
            environment.clock().instant())) {
      ask(inForce, resumed);
      return resumed.answersKept() == 0 ? List.of() : List.of(resumed(resumed, file));
    }
  }

  private static Finding resumed(ResumeFile resumed, String file) {
    return Finding.of(
            Severity.NOTE,
            "check.resumed",
            Where.file(file),
            "%s come from this file, which was begun at %s"
                .formatted(Words.count(resumed.answersKept(), "answer"), resumed.begun()))
        .withHint("delete the file to ask afresh");
  }

  private void ask(InForce inForce, AccountSettingsReader members) {
    Survey<AccountSettings> survey =
        new Survey<>(members, choice.places.regionNames(), choice.members.concurrency());
    SurveyProgress progress = new SurveyProgress(console, environment.clock());
    try {
      inForce.ask(survey, progress::show);
      waitFor(inForce, survey, progress);
    } finally {
      progress.end();
    }
  }

  private void waitFor(InForce inForce, Survey<AccountSettings> survey, SurveyProgress progress) {
    Optional<Instant> deadline = deadline();
    while (deadline.filter(environment.clock().instant()::isBefore).isPresent()
        && !inForce.isEverywhere()
        && !inForce.isInterrupted()
        && passed()) {
      inForce.askAgain(survey, progress::show);
    }
  }

  private Optional<Instant> deadline() {
    if (choice.deadline == null) {
      return Optional.empty();
    }
    if (!plan.isEmpty()) {
      console.say(
          "Not waiting (--wait): the policies are not as the settings say; run 'amiguard apply' first.");
      return Optional.empty();
    }
    return Optional.of(environment.clock().instant().plus(choice.deadline));
  }

  private boolean passed() {
    try {
      environment.pause().forAtLeast(BETWEEN_ROUNDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Sample sample(SampleSize size) {
    List<TargetId> targets = targets();
    List<TargetId> places = choice.places.in(tree);
    List<TargetId> from =
        choice.places.isNarrowed() ? Scope.of(tree, targets, places).accounts() : targets;
    int limit = size.of(Scope.of(tree, targets, places).accounts().size());
    return Sample.of(tree, from, account -> expectation.of(account).content(), limit);
  }

  private List<TargetId> targets() {
    return plan.desired().stream().map(DesiredPolicy::targets).flatMap(List::stream).toList();
  }
}
