package io.amiguard.cli;

import io.amiguard.inventory.InventoryReader;
import io.amiguard.organization.OrganizationReader;
import io.amiguard.plan.CurrentOrganization;
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
 * @param writer for what a plan was made for
 * @param caller the ARN of whose credentials are used
 * @param locations where the policies stand in the file that they are from
 * @param inventory what runs in the accounts; empty where there is no way to know
 * @param parts what to close, last opened first
 */
record Connection(
    OrganizationReader organization,
    PolicyReader policies,
    Function<CurrentOrganization, OrganizationWriter> writer,
    Supplier<String> caller,
    Supplier<PolicyLocations> locations,
    Optional<InventoryReader> inventory,
    List<Runnable> parts)
    implements AutoCloseable {

  @Override
  public void close() {
    parts.forEach(Runnable::run);
  }
}
