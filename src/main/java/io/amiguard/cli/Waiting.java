package io.amiguard.cli;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.output.Words;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Plan;
import io.amiguard.policy.Difference;
import io.amiguard.policy.PolicyReader;
import io.amiguard.verify.Convergence;
import io.amiguard.verify.Convergence.Outcome;
import io.amiguard.verify.Convergence.Progress;
import io.amiguard.verify.Expectation;
import io.amiguard.verify.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Waits until AWS shows what a plan has changed, and tells how that went. */
final class Waiting {

  /** Which accounts AWS is asked about. */
  enum Which {
    sample,
    all,
    none
  }

  private static final int SAMPLE_LIMIT = 20;
  private static final int TOLD_AT_MOST = 5;

  private final Which which;
  private final Duration deadline;
  private final Environment environment;
  private final Console console;

  Waiting(Which which, Duration deadline, Environment environment, Console console) {
    this.which = which;
    this.deadline = deadline;
    this.environment = environment;
    this.console = console;
  }

  /** Waits, unless something is wrong already. */
  ExitStatus after(ExitStatus done, Plan plan, PolicyReader policies) {
    return done == ExitStatus.OK ? until(plan, policies) : done;
  }

  /** Waits; a deadline that passes is not an error, but the answer is not known. */
  private ExitStatus until(Plan plan, PolicyReader policies) {
    CurrentOrganization after = plan.after();
    Expectation expectation = Expectation.of(after);
    Sample sample = sample(plan, expectation);
    if (which == Which.none) {
      console.say("Not waiting for AWS to show it (--wait none); 'amiguard check' will tell.");
      return ExitStatus.OK;
    }
    Outcome outcome =
        new Convergence(policies, environment.clock(), environment.pause())
            .await(sample, expectation, deadline, this::tell);
    console.endProgress();
    return outcome.isReached() ? reached(sample) : missed(plan, sample, outcome);
  }

  private Sample sample(Plan plan, Expectation expectation) {
    OrganizationTree tree = plan.current().tree();
    Set<TargetId> targets = plan.targets();
    return which == Which.all
        ? Sample.all(tree, targets)
        : Sample.distinct(tree, targets, expectation, SAMPLE_LIMIT);
  }

  private void tell(Progress progress) {
    console.progress(
        "  … AWS shows it for %d of %s (%ds)"
            .formatted(
                progress.shown(),
                Words.count(progress.accounts(), "account"),
                progress.elapsed().toSeconds()));
  }

  private ExitStatus reached(Sample sample) {
    console
        .out()
        .println(
            "Verified: AWS shows the expected effective policy for %s%s."
                .formatted(
                    Words.count(sample.accounts().size(), "account"),
                    sample.isComplete()
                        ? ""
                        : ", a sample of %s (--wait all asks for every one)"
                            .formatted(Words.number(sample.outOf()))));
    return ExitStatus.OK;
  }

  private ExitStatus missed(Plan plan, Sample sample, Outcome outcome) {
    outcome.missing().entrySet().stream()
        .limit(TOLD_AT_MOST)
        .forEach(
            entry ->
                console.say(
                    "  %s: %s"
                        .formatted(
                            plan.current().tree().labelOf(entry.getKey()),
                            describe(entry.getValue()))));
    console.say(
        "error: applied, but after %ds AWS does not show the expected effective policy for %d of %s. "
                .formatted(
                    outcome.elapsed().toSeconds(),
                    outcome.missing().size(),
                    Words.count(sample.accounts().size(), "account"))
            + "Run 'amiguard check' in a few minutes.");
    return ExitStatus.INCOMPLETE;
  }

  private static String describe(List<Difference> differences) {
    Difference first = differences.get(0);
    return "%s is %s, expected %s"
        .formatted(
            String.join(".", first.path().subList(1, first.path().size())),
            first.after().map(Object::toString).orElse("not set"),
            first.before().map(Object::toString).orElse("not set"));
  }
}
