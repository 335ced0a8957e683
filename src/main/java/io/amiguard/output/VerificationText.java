package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.plan.Plan;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Level;
import io.amiguard.verify.Sample;
import io.amiguard.verify.Verification;
import io.amiguard.verify.Verification.Completeness;
import java.io.PrintWriter;

/** What a check found, for a person: the findings, then one line that sums up. */
public final class VerificationText {
  private final PrintWriter out;
  private final Palette palette;

  public VerificationText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  public void show(Verification verification, Plan plan, Level level) {
    new FindingsText(out, palette).show(verification.findings());
    verification
        .coverage()
        .map(coverage -> new HeatMap(plan.current().tree(), coverage).lines())
        .ifPresent(lines -> lines.forEach(out::println));
    out.println(palette.bold(summary(verification, plan, level)));
  }

  private static String summary(Verification verification, Plan plan, Level level) {
    String organization = plan.current().tree().organizationId();
    String depth = "level %s%s".formatted(level.word(), compared(verification, level));
    if (verification.completeness() == Completeness.INCOMPLETE) {
      return "Check: incomplete; %s in organization %s (%s)."
          .formatted(Found.count(verification.findings()), organization, depth);
    }
    return Finding.anyAtLeast(verification.findings(), Severity.WARNING)
        ? "Check: %s in organization %s (%s)."
            .formatted(Found.count(verification.findings()), organization, depth)
        : "Check: organization %s is as the settings say%s (%s)."
            .formatted(organization, Found.withNotes(verification.findings()), depth);
  }

  private static String compared(Verification verification, Level level) {
    Sample sample = verification.sample();
    return switch (level) {
      case ATTACHED -> "";
      case EFFECTIVE ->
          "; compared %s of %s%s"
              .formatted(
                  Words.number(sample.accounts().size()),
                  Words.count(sample.outOf(), "active account"),
                  sample.isComplete() ? "" : ", --sample all compares every one");
      case IN_FORCE -> verification.coverage().map(VerificationText::inForce).orElse("");
    };
  }

  private static String inForce(Coverage coverage) {
    return "; in force in %s, of %s%s%s"
        .formatted(
            coverage.isInForceEverywhere()
                ? Words.count(coverage.places(), "Region")
                : "%s of %s that answered"
                    .formatted(
                        Words.number(coverage.inForce()), Words.count(coverage.places(), "Region")),
            Words.count(coverage.scope().accounts().size(), "active account"),
            coverage.scope().isSample()
                ? ", a sample of " + Words.number(coverage.scope().outOf())
                : "",
            coverage.scope().notActive() == 0
                ? ""
                : "; passed over "
                    + Words.count(
                        coverage.scope().notActive(),
                        "account that is not active",
                        "accounts that are not active"));
  }
}
