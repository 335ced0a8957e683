package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roles through which the accounts of an organization are entered (API {@code AssumeRole}).
 *
 * @param name of the role in accounts that have none of their own, with its path if it has one
 * @param externalId what the roles' trust policies may ask for
 * @param sessionName what CloudTrail shows as the session
 * @param overrides the role of single accounts, by name or ARN
 */
public record MemberRoles(
    String name, Optional<String> externalId, String sessionName, Map<TargetId, String> overrides) {

  /**
   * What Organizations calls the role that it makes in new accounts (API {@code CreateAccount}).
   */
  public static final String DEFAULT_NAME = "OrganizationAccountAccessRole";

  /** The name of sessions if nobody gives another. */
  public static final String DEFAULT_SESSION = "amiguard";

  private static final Pattern NAME = Pattern.compile("(?:[\\x21-\\x7e]+/)?[\\w+=,.@-]{1,64}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/[\\x21-\\x7e]{1,577}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

  /**
   * @throws AmiguardException if something is not in the form that AWS takes
   */
  public MemberRoles {
    overrides = Map.copyOf(overrides);
    require(
        NAME,
        name,
        "--role-name '%s' is not the name of a role; write letters, digits and any of _+=,.@-");
    externalId.ifPresent(
        id ->
            require(
                EXTERNAL_ID,
                id,
                "--external-id '%s' is not an external id; write 2 to 1,224 letters, digits and any of _+=,.@:/-"));
    require(
        SESSION_NAME,
        sessionName,
        "--role-session-name '%s' is not the name of a session; write 2 to 64 letters, digits and any of _+=,.@-");
    overrides.forEach(MemberRoles::requireRole);
  }

  /** Returns the roles as Organizations makes them. */
  public static MemberRoles ofOrganizations() {
    return new MemberRoles(DEFAULT_NAME, Optional.empty(), DEFAULT_SESSION, Map.of());
  }

  /**
   * Returns the ARN of an account's role.
   *
   * @param partition such as {@code aws}
   */
  String arn(TargetId account, String partition) {
    String role = nameFor(account);
    return role.startsWith("arn:")
        ? role
        : "arn:%s:iam::%s:role/%s".formatted(partition, account, role);
  }

  /** Returns what a person knows the role of an account as. */
  String nameFor(TargetId account) {
    return overrides.getOrDefault(account, name);
  }

  /** Returns the options that give an account another role than it has. */
  String option(TargetId account) {
    return overrides.containsKey(account) ? "--role" : "--role-name or --role";
  }

  private static void requireRole(TargetId account, String role) {
    Matcher arn = ARN.matcher(role);
    if (!role.startsWith("arn:")) {
      require(NAME, role, "--role %s=%%s names neither a role nor its ARN".formatted(account));
    } else if (!arn.matches() || !arn.group(1).equals(account.value())) {
      throw new AmiguardException(
          Kind.USAGE,
          "--role %s=%s is not the ARN of a role in that account; write arn:aws:iam::%s:role/NAME"
              .formatted(account, role, account));
    }
  }

  private static void require(Pattern syntax, String text, String complaint) {
    if (!syntax.matcher(text).matches()) {
      throw new AmiguardException(Kind.USAGE, complaint.formatted(OneLine.of(text)));
    }
  }
}
