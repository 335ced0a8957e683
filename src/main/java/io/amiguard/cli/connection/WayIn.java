package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.aws.MemberRoles;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose credentials are used and which accounts they open, several at once. */
public final class WayIn {
  @Mixin EndpointChoice endpoint = new EndpointChoice();

  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/.+");

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "AWS profile (default: AWS_PROFILE, else the SDK's default chain). For accounts it may be"
              + " repeated, one for each account.")
  List<String> profiles = new ArrayList<>();

  @Option(
      names = "--role",
      paramLabel = "ARN",
      description =
          "Assume this role, and work in its account. May be repeated, one for each account.")
  List<String> roles = new ArrayList<>();

  @Mixin SessionChoice session;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "AWS Region in which an account is asked for its Regions.")
  @Nullable String region;

  /** Returns the folder of the sandbox that stands for AWS, as the user named it. */
  public @Nullable String sandbox() {
    return endpoint.sandbox;
  }

  /** Returns the one choice of credentials that an organization is reached with. */
  public AwsChoice ofOrganization() {
    if (profiles.size() > 1) {
      throw new AmiguardException(
          Kind.USAGE,
          "this entry is about an organization, which is reached with one --profile; leave the others out.");
    }
    return choices().get(0);
  }

  /** Returns a choice of credentials for each profile; one if none is named. */
  public List<AwsChoice> choices() {
    return profiles.isEmpty()
        ? List.of(choice(null))
        : profiles.stream().map(this::choice).toList();
  }

  private AwsChoice choice(@Nullable String profile) {
    AwsChoice choice = new AwsChoice();
    choice.profile = profile;
    choice.region = region;
    choice.endpoint = endpoint;
    return choice;
  }

  /**
   * Requires that the options make sense together.
   *
   * @throws AmiguardException if the options make no sense together
   */
  public void requireSense() {
    if (!roles.isEmpty() && profiles.size() > 1) {
      throw new AmiguardException(
          Kind.USAGE,
          "--role takes the credentials of one --profile, and there are %d; leave the others out."
              .formatted(profiles.size()));
    }
    if (roles.isEmpty() && session.externalId != null) {
      throw new AmiguardException(
          Kind.USAGE, "--external-id has a meaning together with --role only; add --role ARN.");
    }
    memberRoles();
  }

  /** Returns the roles, each in its account. */
  public MemberRoles memberRoles() {
    Map<TargetId, String> byAccount = new LinkedHashMap<>();
    for (String arn : roles) {
      Matcher role = ROLE.matcher(arn);
      if (!role.matches()) {
        throw new AmiguardException(
            Kind.USAGE,
            "--role %s is not the ARN of a role; write arn:aws:iam::ACCOUNT:role/NAME."
                .formatted(Quoted.text(arn)));
      }
      if (byAccount.put(new TargetId(role.group(1)), arn) != null) {
        throw new AmiguardException(
            Kind.USAGE,
            "two --role are in account %s; leave one of them out.".formatted(role.group(1)));
      }
    }
    return session.roles(MemberRoles.DEFAULT_NAME, byAccount);
  }
}
