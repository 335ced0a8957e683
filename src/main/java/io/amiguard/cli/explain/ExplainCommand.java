package io.amiguard.cli.explain;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.SourceChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.Interruption;
import io.amiguard.cli.console.LongWork;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.place.AccountChoice;
import io.amiguard.cli.place.MoveChoice;
import io.amiguard.output.ProgressBar;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.CurrentReader;
import io.amiguard.plan.Explanation;
import io.amiguard.plan.Move;
import io.amiguard.verify.LiveComparison;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains what accounts have. Has no writer, so that it cannot change it. */
@Command(
    name = "explain",
    description = "Show the effective settings of accounts, and which policy decided each value.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:explained; with --live: AWS says the same",
      "3:AWS says something else (only with --live)",
      "5:something could not be read (only with --live); never reported as the same"
    })
public final class ExplainCommand implements Callable<Integer> {

  @Mixin AccountChoice accounts;
  @Mixin SourceChoice source;
  @Mixin MoveChoice moves;
  @Mixin OutputChoice output;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  ExplainFormat format;

  @Option(
      names = "--live",
      description = "Compare with what AWS says each active account has, one call an account.")
  boolean live;

  private final Environment environment;

  public ExplainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    requireSense();
    Console console = output.console(environment);
    try (Connection connection = source.connect(environment, console)) {
      Explaining explaining =
          Interruption.beforeResult(console, () -> explaining(connection, console));
      format.show(explaining, console);
      return explaining.status().code();
    }
  }

  private Explaining explaining(Connection connection, Console console) {
    Explanation explanation = explanation(connection);
    return new Explaining(
        explanation,
        connection.locations().get(),
        live ? Optional.of(compare(explanation, connection, console)) : Optional.empty());
  }

  private Explanation explanation(Connection connection) {
    CurrentReader reader = connection.current();
    CurrentOrganization current =
        moves.isGiven()
            ? reader.whole()
            : accounts.ids().map(reader::around).orElseGet(reader::whole);
    List<Move> moved = moves.in(current.tree());
    return Explanation.of(current, moved, accounts.in(current.whatIf(moved).tree(), moved));
  }

  private LiveComparison compare(Explanation explanation, Connection connection, Console console) {
    int accounts = explanation.groups().stream().mapToInt(it -> it.accounts().size()).sum();
    LongWork work =
        new LongWork(console, environment.clock(), new ProgressBar("accounts compared with AWS"));
    try {
      return LiveComparison.of(
          explanation, connection.policies(), compared -> work.show(compared, accounts));
    } finally {
      work.end();
    }
  }

  private void requireSense() {
    accounts.requireSense(moves);
    if (live && source.snapshot().isPresent()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--live asks AWS, and a snapshot does not hold its answer; leave out --live or --snapshot.");
    }
    if (live && moves.isGiven()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--live asks AWS what is, and --move asks what would be; leave one of them out.");
    }
  }
}
