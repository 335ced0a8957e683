package io.amiguard.cli.connection;

import io.amiguard.aws.MemberRoles;
import io.amiguard.organization.TargetId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a role in an account is told by whoever assumes it. */
final class SessionChoice {
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
  String name;

  /** Returns the roles that are assumed with it; accounts without one of their own share a name. */
  MemberRoles roles(String common, Map<TargetId, String> overrides) {
    return new MemberRoles(common, Optional.ofNullable(externalId), name, overrides);
  }
}
