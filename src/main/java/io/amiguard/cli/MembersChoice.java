package io.amiguard.cli;

import static java.util.stream.Collectors.toMap;

import io.amiguard.AmiguardException;
import io.amiguard.aws.MemberRoles;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--external-id",
      paramLabel = "ID",
      description = "The external id that the roles ask for.")
  @Nullable String externalId;

  @Option(
      names = "--role-session-name",
      paramLabel = "NAME",
      defaultValue = MemberRoles.DEFAULT_SESSION,
      description =
          "What CloudTrail of the accounts shows as the session (default: ${DEFAULT-VALUE}).")
  String sessionName;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = Concurrency.DEFAULT,
      description =
          "How many calls are made in accounts at the same time (default: ${DEFAULT-VALUE}).")
  int concurrency;

  /**
   * @throws AmiguardException if an option is out of bounds
   */
  void requireSense() {
    Concurrency.require(concurrency);
  }

  /** Returns the roles; an account without one of its own is entered through the general one. */
  MemberRoles roles(OrganizationTree tree) {
    Map<TargetId, String> overrides =
        roles.entrySet().stream()
            .collect(
                toMap(
                    entry -> PlacesChoice.account(entry.getKey(), "--role", tree).get(0),
                    Map.Entry::getValue));
    return new MemberRoles(roleName, Optional.ofNullable(externalId), sessionName, overrides);
  }
}
