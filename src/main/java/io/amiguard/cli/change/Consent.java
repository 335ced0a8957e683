package io.amiguard.cli.change;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.console.Console;
import io.amiguard.plan.Plan;
import io.amiguard.plan.Staleness;
import java.util.List;

/** A person's yes to a plan; it holds for what the person was shown and for nothing else. */
public final class Consent {
  private final Connection connection;
  private final Console console;

  public Consent(Connection connection, Console console) {
    this.connection = connection;
    this.console = console;
  }

  /**
   * Asks, and looks once more whether what the plan rests on is still so: a question can stand open
   * for an hour.
   *
   * @throws AmiguardException if the answer is not yes, or something has moved meanwhile
   */
  public void to(Plan plan, String question) {
    console.confirm(question);
    List<Finding> moved = moved(plan);
    if (!moved.isEmpty()) {
      throw new AmiguardException(
          Kind.REFUSED,
          "while the question stood open, what the plan rests on has moved; nothing was changed.",
          moved);
    }
  }

  /** Returns what has moved since a plan was made. */
  private List<Finding> moved(Plan plan) {
    return Staleness.of(plan, connection.current().whole());
  }
}
