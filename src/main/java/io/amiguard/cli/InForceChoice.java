package io.amiguard.cli;

import static java.util.stream.Collectors.toMap;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.aws.MemberRoles;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.settings.TargetReference;
import io.amiguard.settings.TargetResolver;
import io.amiguard.verify.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How accounts are entered and asked at level in-force, and which of them. */
final class InForceChoice {
  private static final int MOST_AT_A_TIME = 512;
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  @Option(
      names = "--accounts",
      paramLabel = "ACCOUNT",
      split = ",",
      description = "Only these accounts, by id or name; of those under the targets.")
  List<String> accounts = new ArrayList<>();

  @Option(
      names = "--ou",
      paramLabel = "OU",
      split = ",",
      description = "Only the accounts below these organizational units: /OU/path or ou-….")
  List<String> units = new ArrayList<>();

  @Option(
      names = "--regions",
      paramLabel = "REGION",
      split = ",",
      description =
          "Level in-force: only these Regions (default: all that an account has enabled).")
  Set<String> regions = new LinkedHashSet<>();

  @Option(
      names = "--role-name",
      paramLabel = "ROLE",
      defaultValue = MemberRoles.DEFAULT_NAME,
      description =
          "Level in-force: the role that is assumed in each account (default: ${DEFAULT-VALUE}).")
  String roleName;

  @Option(
      names = "--role",
      paramLabel = "ACCOUNT=ROLE",
      description =
          "Level in-force: another role, by name or ARN, in one account. May be repeated.")
  Map<String, String> roles = new LinkedHashMap<>();

  @Option(
      names = "--external-id",
      paramLabel = "ID",
      description = "Level in-force: the external id that the roles ask for.")
  @Nullable String externalId;

  @Option(
      names = "--role-session-name",
      paramLabel = "NAME",
      defaultValue = MemberRoles.DEFAULT_SESSION,
      description =
          "Level in-force: what CloudTrail shows as the session (default: ${DEFAULT-VALUE}).")
  String sessionName;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Level in-force: how many calls are made at the same time (default: ${DEFAULT-VALUE}).")
  int concurrency;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description =
          "Level in-force: ask again until it is in force everywhere, for at most this long.")
  @Nullable Duration deadline;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Level in-force: keep what was answered in this file, and do not ask again for what is in"
              + " it.")
  @Nullable String resume;

  @Option(
      names = "--from-report",
      paramLabel = "ID",
      description =
          "Level in-force: ask no account, but go by the summary of this report of"
              + " 'amiguard report start'; what that does not tell is unknown.")
  @Nullable String report;

  /**
   * @throws AmiguardException if an option is out of bounds, or has no meaning at the level
   */
  void requireSense(Level level) {
    if (level == Level.ATTACHED && isNarrowed()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts and --ou have no meaning at level attached, which is about policies; choose --level effective or in-force.");
    }
    if (report != null) {
      requireNobodyAsked(level);
    }
    if (level != Level.IN_FORCE && isOnlyForInForce()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--regions, --role, --wait and --resume have a meaning at level in-force only; add --level in-force.");
    }
    if (concurrency < 1 || concurrency > MOST_AT_A_TIME) {
      throw new AmiguardException(
          Kind.USAGE,
          "--concurrency must be from 1 to %d, not %d.".formatted(MOST_AT_A_TIME, concurrency));
    }
    for (String region : regions) {
      if (!REGION.matcher(region).matches()) {
        throw new AmiguardException(
            Kind.USAGE,
            "--regions '%s' is not an AWS Region: write it like eu-west-1.".formatted(region));
      }
    }
  }

  private void requireNobodyAsked(Level level) {
    if (level != Level.IN_FORCE) {
      throw new AmiguardException(
          Kind.USAGE,
          "--from-report is about what is in force; use it with --level in-force, or without --level.");
    }
    if (isNarrowed() || isOnlyForInForce()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts, --ou, --regions, --role, --wait and --resume are about asking accounts, which --from-report does not; leave one out.");
    }
  }

  private boolean isOnlyForInForce() {
    return !regions.isEmpty() || !roles.isEmpty() || deadline != null || resume != null;
  }

  /** Returns whether accounts or units are named. */
  boolean isNarrowed() {
    return !accounts.isEmpty() || !units.isEmpty();
  }

  /** Returns the places that the person is interested in; none for all. */
  List<TargetId> places(OrganizationTree tree) {
    List<TargetId> places = new ArrayList<>();
    accounts.forEach(word -> places.addAll(account(word, "--accounts", tree)));
    units.forEach(word -> places.addAll(resolve(word, "--ou", tree)));
    return places;
  }

  /** Returns the roles; an account without one of its own is entered through the general one. */
  MemberRoles roles(OrganizationTree tree) {
    Map<TargetId, String> overrides =
        roles.entrySet().stream()
            .collect(
                toMap(
                    entry -> account(entry.getKey(), "--role", tree).get(0), Map.Entry::getValue));
    return new MemberRoles(roleName, Optional.ofNullable(externalId), sessionName, overrides);
  }

  private static List<TargetId> account(String word, String option, OrganizationTree tree) {
    List<TargetId> found = resolve(AccountChoice.reference(word), option, tree);
    if (!found.stream().allMatch(TargetId::isAccount)) {
      throw new AmiguardException(
          Kind.USAGE,
          "%s '%s' is not an account; name it by id or name, and units with --ou."
              .formatted(option, word));
    }
    return found;
  }

  private static List<TargetId> resolve(String word, String option, OrganizationTree tree) {
    List<Finding> findings = new ArrayList<>();
    List<TargetId> found =
        TargetResolver.resolve(TargetReference.of(word, option), tree, findings).stream().toList();
    if (found.isEmpty() || Finding.anyAtLeast(findings, Finding.Severity.ERROR)) {
      throw new AmiguardException(
          Kind.USAGE,
          "%s '%s' names nothing in organization %s."
              .formatted(option, word, tree.organizationId()),
          findings);
    }
    return found;
  }
}
