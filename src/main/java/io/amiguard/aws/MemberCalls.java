package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Calls of EC2 inside accounts: through a role in each, and with the caller's own credentials in
 * the caller's own.
 */
final class MemberCalls implements AutoCloseable {
  private static final int SESSIONS_AT_MOST = 4;

  private final MemberClients clients;
  private final MemberSessions sessions;

  MemberCalls(MemberClients clients, MemberSessions sessions) {
    this.clients = clients;
    this.sessions = sessions;
  }

  /**
   * Asks whose credentials are used, and nothing else yet.
   *
   * @param concurrency how many calls are made at the same time
   */
  static MemberCalls open(AwsClients clients, MemberRoles roles, int concurrency, Clock clock) {
    TargetId own = AwsCaller.of(clients).account();
    MemberClients members = clients.members(concurrency);
    return new MemberCalls(members, new MemberSessions(members, roles, own, clock));
  }

  /** Returns the account of whose credentials are used. */
  TargetId ownAccount() {
    return sessions.own();
  }

  /** Asks without {@code AllRegions}, so that only the Regions enabled for the account come. */
  List<String> regions(TargetId account) {
    return inside(
        new Place(account, clients.homeRegion()),
        "ec2:DescribeRegions",
        (ec2, as) ->
            requireSome(
                ec2.describeRegions(request -> request.overrideConfiguration(as)).regions().stream()
                    .map(region -> Answer.part(region.regionName(), "Regions.RegionName"))
                    .sorted()
                    .toList()));
  }

  /** Every account has the Regions that need no opting in, so that none at all is no answer. */
  private static List<String> requireSome(List<String> regions) {
    if (regions.isEmpty()) {
      throw new Answer.SenselessException("without Regions");
    }
    return regions;
  }

  /**
   * Makes a call in one account and Region.
   *
   * @param call given the client of the Region, and in whose name it is made
   * @throws AmiguardException if it fails; the message leaves out the account and the Region
   */
  <T> T inside(
      Place place,
      String permission,
      BiFunction<Ec2Client, AwsRequestOverrideConfiguration, T> call) {
    String thing = MemberErrors.thing(place.account()) + " in " + place.region();
    try {
      return clients
          .calls(place.region())
          .call(
              permission,
              thing,
              () -> MemberErrors.inside(permission, () -> withGoodSession(place, call)));
    } catch (AmiguardException e) {
      throw MemberErrors.general(e);
    }
  }

  @Override
  public void close() {
    clients.close();
  }

  /** A session can end before its time, as when the role is changed; then a new one is opened. */
  private <T> T withGoodSession(
      Place place, BiFunction<Ec2Client, AwsRequestOverrideConfiguration, T> call) {
    Ec2Client ec2 = clients.ec2(place.region());
    for (int opened = 1; ; opened++) {
      Optional<AwsSessionCredentials> session = sessions.of(place.account());
      try {
        return call.apply(ec2, as(session));
      } catch (AwsServiceException e) {
        if (session.isEmpty() || opened == SESSIONS_AT_MOST || !MemberErrors.isExpired(e)) {
          throw e;
        }
        sessions.forget(place.account(), session.get());
      }
    }
  }

  private static AwsRequestOverrideConfiguration as(Optional<AwsSessionCredentials> session) {
    AwsRequestOverrideConfiguration.Builder builder = AwsRequestOverrideConfiguration.builder();
    session.map(StaticCredentialsProvider::create).ifPresent(builder::credentialsProvider);
    return builder.build();
  }
}
