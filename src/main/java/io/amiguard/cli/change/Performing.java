package io.amiguard.cli.change;

import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.journal.EntryRecorder;
import io.amiguard.journal.Heading;
import io.amiguard.journal.JournalingWriter;
import io.amiguard.journalfolder.JournalFile;
import io.amiguard.journalfolder.JournalLock;
import io.amiguard.journalfolder.JournalTurn;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the changes of a plan that was agreed to: each one journalled, all of them read back. */
public final class Performing {
  private final Connection connection;
  private final JournalTurn turn;
  private final Environment environment;
  private final Console console;

  /** Creates one whose turn was begun before anything was read. */
  public Performing(
      Connection connection, JournalTurn turn, Environment environment, Console console) {
    this.connection = connection;
    this.turn = turn;
    this.environment = environment;
    this.console = console;
  }

  /** Makes the changes, and returns whether AWS holds what was meant. */
  public ExitStatus perform(Plan plan, Purpose purpose) {
    Instant now = environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Heading heading =
        new Heading(
            now,
            JournalCaller.of(connection.caller(), console),
            plan.current().tree().organizationId(),
            PlanJson.fingerprint(plan),
            purpose.planId(),
            plan.changes().size(),
            plan.options().limits(),
            purpose.undoes());
    try (JournalLock lock = turn.takeOrganization();
        JournalFile file = turn.begin(now, lock)) {
      EntryRecorder recorder = new EntryRecorder(heading, file, environment.clock());
      new Applying(console, purpose, file.id())
          .apply(
              plan,
              new JournalingWriter(connection.writer().apply(plan), recorder, plan.current()));
    }
    return ReadingBack.of(plan, connection.policies(), environment, console);
  }
}
