package io.amiguard.cli.impact;

import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.planning.Planning;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Inventory;
import io.amiguard.output.UnreadWords;
import io.amiguard.plan.Plan;
import java.time.Instant;
import java.util.Set;

/**
 * Counts the instances whose images a plan would block, by what a snapshot holds, or by what the
 * accounts say. Accounts are asked only where somebody wants to know, or a limit does.
 */
public record InstanceCount(
    Connection connection, MembersChoice members, Environment environment, Console console) {

  /** Counts, unless the plan has errors. */
  public Planning of(Planning planning) {
    Plan plan = planning.plan();
    if (plan.isRefused()) {
      return planning;
    }
    Instant now = environment.clock().instant();
    Inventory inventory =
        connection.inventory().isPresent()
            ? connection.inventory().get().inventory().unreadOnlyIn(plan.affectedAccounts())
            : new LiveInventory(connection, members, Set.of(), environment, console).of(plan, now);
    Impact impact = Judging.impact(plan, inventory, now);
    tell(new UnreadWords(inventory.unread(), plan.current().tree()));
    return planning.with(impact);
  }

  /** Counts where it costs nothing, or a limit is about it. */
  public Planning whereItMatters(Planning planning) {
    boolean isWorthAsking =
        connection.members().canBeAsked() && planning.plan().hasLimitOnInstances();
    return connection.inventory().isPresent() || isWorthAsking ? of(planning) : planning;
  }

  private void tell(UnreadWords unread) {
    unread.headline().ifPresent(console::say);
    unread.lines().forEach(line -> console.say("  " + line));
  }
}
