package io.amiguard.cli;

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
final class MembersChoice {
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

  /**
   * @throws AmiguardException if an option is out of bounds
   */
  void requireSense() {
    concurrency.requireSense();
  }

  /** Returns the roles; an account without one of its own is entered through the general one. */
  MemberRoles roles(OrganizationTree tree) {
    Map<TargetId, String> overrides =
        roles.entrySet().stream()
            .collect(
                toMap(
                    entry -> PlacesChoice.account(entry.getKey(), "--role", tree).get(0),
                    Map.Entry::getValue));
    return session.roles(roleName, overrides);
  }
}
