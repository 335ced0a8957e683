package io.amiguard.cli.connection;

import io.amiguard.aws.AwsAccountSettingsReader;
import io.amiguard.aws.AwsInventoryReader;
import io.amiguard.aws.MemberRoles;
import io.amiguard.inventory.InventoryReader;
import io.amiguard.organization.OrganizationReader;
import io.amiguard.plan.CurrentReader;
import io.amiguard.plan.Plan;
import io.amiguard.policy.OrganizationWriter;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An organization at the other end: in AWS, or in a sandbox. Only what changes something asks for
 * the writer, and for who the caller is.
 *
 * @param current reads tree and policies together
 * @param writer for the changes of a plan
 * @param caller the ARN of whose credentials are used
 * @param locations where the policies stand in the file that they are from
 * @param members the way into accounts
 * @param reports AWS's account status reports, to be closed by whoever asks for them
 * @param inventory what a file says that runs in the accounts; empty where there is no file, or
 *     nothing in it
 * @param parts what to close, last opened first
 */
public record Connection(
    OrganizationReader organization,
    PolicyReader policies,
    CurrentReader current,
    Function<Plan, OrganizationWriter> writer,
    Supplier<String> caller,
    Supplier<PolicyLocations> locations,
    Members members,
    Supplier<Reports> reports,
    Optional<InventoryReader> inventory,
    List<Runnable> parts)
    implements AutoCloseable {

  /** The way into the accounts of an organization. */
  public interface Members {
    /**
     * Opens it for what is in force there.
     *
     * @param concurrency how many calls are made at the same time
     */
    AwsAccountSettingsReader open(MemberRoles roles, int concurrency);

    /** Returns whether there is anybody who can be asked. */
    default boolean canBeAsked() {
      return true;
    }

    /** Opens it for what runs there. */
    AwsInventoryReader openInventory(MemberRoles roles, int concurrency);
  }

  @Override
  public void close() {
    close(parts);
  }

  /** One that cannot be closed does not keep the next ones open. */
  private static void close(List<Runnable> parts) {
    if (!parts.isEmpty()) {
      try {
        parts.get(0).run();
      } finally {
        close(parts.subList(1, parts.size()));
      }
    }
  }
}
