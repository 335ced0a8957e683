package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.output.Words;
import io.amiguard.plan.Plan;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyReader;
import io.amiguard.verify.Comparison;
import io.amiguard.verify.Comparison.Settled;
import io.amiguard.verify.Convergence;
import io.amiguard.verify.Convergence.Outcome;
import io.amiguard.verify.Convergence.Progress;
import io.amiguard.verify.Expectation;
import io.amiguard.verify.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Waits until AWS shows what a plan has changed, and tells how that went. */
public final class Waiting {

  /** Which accounts AWS is asked about. */
  enum Which {
    sample,
    all,
    none
  }

  private static final String INTERRUPTED =
      "interrupted: no change is left to be made; 'amiguard check' tells whether AWS shows the policies in force.";
  private static final int SAMPLE_LIMIT = 20;
  private static final int TOLD_AT_MOST = 5;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(15);

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
  public ExitStatus after(ExitStatus done, Plan plan, PolicyReader policies) {
    return done == ExitStatus.OK ? until(plan, policies) : done;
  }

  /** Waits; a deadline that passes is not an error, but the answer is not known. */
  private ExitStatus until(Plan plan, PolicyReader policies) {
    if (which == Which.none) {
      console.say("Not waiting for AWS to show it (--wait none); 'amiguard check' will tell.");
      return ExitStatus.OK;
    }
    Expectation expectation = Expectation.of(plan);
    Sample sample = sample(plan, expectation);
    if (sample.outOf() == 0) {
      console.out().println("No active account is under the targets: there is nothing to verify.");
      return ExitStatus.OK;
    }
    Outcome outcome = await(sample, expectation, policies);
    tellWhatIsNotSo(plan.current().tree(), outcome);
    if (!outcome.missing().isEmpty()) {
      return missed(plan, sample, outcome);
    }
    return outcome.overruled().isEmpty() ? reached(sample) : overruled(plan, sample, outcome);
  }

  private static String soFar(Plan plan) {
    return plan.isEmpty() ? "nothing to do" : "applied";
  }

  private Outcome await(Sample sample, Expectation expectation, PolicyReader policies) {
    Convergence convergence = new Convergence(policies, environment.clock(), environment.pause());
    try {
      return Interruption.telling(
          console,
          () -> INTERRUPTED,
          () -> convergence.await(sample, expectation, deadline, this::tell));
    } catch (AmiguardException e) {
      throw new AmiguardException(
          Kind.INCOMPLETE,
          "whether AWS shows the policies in force could not be read: " + e.getMessage(),
          e);
    } finally {
      console.endProgress();
    }
  }

  /** Accounts that lose a policy are among them, too. */
  private Sample sample(Plan plan, Expectation expectation) {
    OrganizationTree tree = plan.current().tree();
    Inheritance before = Inheritance.of(tree, plan.current().policiesThatCount());
    return which == Which.all
        ? Sample.all(tree, plan.targets())
        : Sample.distinct(
            tree,
            plan.targets(),
            account ->
                List.of(before.effective(account).content(), expectation.of(account).content()),
            SAMPLE_LIMIT);
  }

  private void tell(Progress progress) {
    console.progressEvery(
        BETWEEN_LINES,
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

  private void tellWhatIsNotSo(OrganizationTree tree, Outcome outcome) {
    Map<TargetId, String> lines = new TreeMap<>();
    outcome.overruled().forEach((account, shown) -> lines.put(account, overruled(shown, tree)));
    outcome.missing().forEach((account, shown) -> lines.put(account, missing(shown)));
    lines.entrySet().stream()
        .limit(TOLD_AT_MOST)
        .map(line -> "  %s: %s".formatted(tree.labelOf(line.getKey()), line.getValue()))
        .forEach(console::say);
    if (lines.size() > TOLD_AT_MOST) {
      console.say("  and %d more".formatted(lines.size() - TOLD_AT_MOST));
    }
  }

  private ExitStatus missed(Plan plan, Sample sample, Outcome outcome) {
    console.say(
        "error: %s, but after %ds AWS does not show the expected effective policy for %d of %s. "
                .formatted(
                    soFar(plan),
                    outcome.elapsed().toSeconds(),
                    outcome.missing().size(),
                    Words.count(sample.accounts().size(), "account"))
            + "Run 'amiguard check' in a few minutes.");
    return ExitStatus.INCOMPLETE;
  }

  private ExitStatus overruled(Plan plan, Sample sample, Outcome outcome) {
    console.say(
        "error: %s, but for %d of %s another policy decides, because it was attached first. "
                .formatted(
                    soFar(plan),
                    outcome.overruled().size(),
                    Words.count(sample.accounts().size(), "account"))
            + "Detach that policy, or change it, and run 'amiguard check'.");
    return ExitStatus.FINDINGS;
  }

  private static String missing(Comparison shown) {
    if (shown.differences().isEmpty()) {
      return "not shown on two reads in a row before the deadline";
    }
    Difference first = shown.differences().get(0);
    return "%s is %s, expected %s"
        .formatted(
            String.join(".", first.path().subList(1, first.path().size())),
            first.after().map(Object::toString).orElse("not set"),
            first.before().map(Object::toString).orElse("not set"));
  }

  private static String overruled(Comparison shown, OrganizationTree tree) {
    Settled value = shown.overruled().get(0);
    Source source = value.foreign().get(0);
    List<String> path = List.of(value.shown().path().split("/"));
    return "%s is %s because of policy %s (%s) attached to %s, which is not in the settings"
        .formatted(
            String.join(".", path.subList(2, path.size())),
            value.shown().value(),
            source.policyName(),
            source.policyId(),
            tree.labelOf(source.targetId()));
  }
}
