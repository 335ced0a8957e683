package io.amiguard.cli.connection;

import static java.util.stream.Collectors.toMap;

import io.amiguard.AmiguardException;
import io.amiguard.aws.MemberRoles;
import io.amiguard.cli.place.PlacesChoice;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How accounts are entered and asked. */
public final class MembersChoice {
  @Option(
      names = "--role-name",
      paramLabel = "ROLE",
      defaultValue = MemberRoles.DEFAULT_NAME,
      description = "The role that is assumed in each account (default: ${DEFAULT-VALUE}).")
  String roleName;

  @Option(
      names = "--role",
      paramLabel = "ACCOUNT=ROLE",
      description = "Another role to assume, by name or ARN, in one account. May be repeated.")
  Map<String, String> roles = new LinkedHashMap<>();

  @Mixin SessionChoice session;

  @Mixin ConcurrencyChoice concurrency;

  /** Returns whether an account has a role of its own. */
  public boolean isRoleGiven() {
    return !roles.isEmpty();
  }

  /** Returns how many calls may be made at the same time. */
  public int concurrency() {
    return concurrency.calls;
  }

  /**
   * Requires that every option is within its bounds.
   *
   * @throws AmiguardException if an option is out of bounds
   */
  public void requireSense() {
    concurrency.requireSense();
  }

  /** Returns the roles; an account without one of its own is entered through the general one. */
  public MemberRoles roles(OrganizationTree tree) {
    Map<TargetId, String> overrides =
        roles.entrySet().stream()
            .collect(
                toMap(
                    entry -> PlacesChoice.account(entry.getKey(), "--role", tree).get(0),
                    Map.Entry::getValue));
    return session.roles(roleName, overrides);
  }
}
