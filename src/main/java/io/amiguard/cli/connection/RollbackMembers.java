package io.amiguard.cli.connection;

import io.amiguard.aws.MemberRoles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a rollback asks accounts, beside the way in that it has for both kinds of entries. */
public final class RollbackMembers {
  private static final Pattern ARN = Pattern.compile("arn:[^:]*:iam::([0-9]{12}):role/.+");

  @Option(
      names = "--role-name",
      paramLabel = "ROLE",
      defaultValue = MemberRoles.DEFAULT_NAME,
      description =
          "With --impact: the role that is assumed in each account (default: ${DEFAULT-VALUE}).")
  String roleName;

  @Mixin ConcurrencyChoice concurrency;

  /** Returns how many calls may be made at the same time. */
  public int concurrency() {
    return concurrency.calls;
  }

  /** Returns how the accounts of an organization are entered: {@code ACCOUNT=ROLE} or by ARN. */
  public MembersChoice with(WayIn way) {
    MembersChoice choice = new MembersChoice();
    choice.roleName = roleName;
    choice.roles = roles(way);
    choice.session = way.session;
    choice.concurrency = concurrency;
    return choice;
  }

  private static Map<String, String> roles(WayIn way) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (String role : way.roles) {
      Matcher arn = ARN.matcher(role);
      String[] pair = role.split("=", 2);
      if (arn.matches()) {
        roles.put(arn.group(1), role);
      } else {
        roles.put(pair[0], pair.length == 2 ? pair[1] : "");
      }
    }
    return roles;
  }
}
