package io.amiguard.aws;

import static java.util.stream.Collectors.toSet;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import io.amiguard.verify.Place;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.GetAllowedImagesSettingsResponse;
import software.amazon.awssdk.services.ec2.model.ImageCriterion;
import software.amazon.awssdk.services.ec2.model.Region;

/**
 * Reads what EC2 has in force inside accounts: through a role in each, and with the caller's own
 * credentials in the caller's own.
 */
public final class AwsAccountSettingsReader implements AccountSettingsReader, AutoCloseable {
  private static final int SESSIONS_AT_MOST = 4;

  private final MemberClients clients;
  private final MemberSessions sessions;

  AwsAccountSettingsReader(MemberClients clients, MemberSessions sessions) {
    this.clients = clients;
    this.sessions = sessions;
  }

  /**
   * Returns a reader that asks whose credentials are used, and nothing else yet.
   *
   * @param concurrency how many calls are made at the same time
   */
  public static AwsAccountSettingsReader open(
      AwsClients clients, MemberRoles roles, int concurrency, Clock clock) {
    TargetId own = AwsCaller.of(clients).account();
    MemberClients members = clients.members(concurrency);
    return new AwsAccountSettingsReader(members, new MemberSessions(members, roles, own, clock));
  }

  /** Returns the account of whose credentials are used, which is entered without a role. */
  public TargetId ownAccount() {
    return sessions.own();
  }

  /** Asks without {@code AllRegions}, so that only the Regions enabled for the account come. */
  @Override
  public List<String> regions(TargetId account) {
    return inside(
        new Place(account, clients.homeRegion()),
        "ec2:DescribeRegions",
        (ec2, as) ->
            ec2.describeRegions(request -> request.overrideConfiguration(as)).regions().stream()
                .map(Region::regionName)
                .sorted()
                .toList());
  }

  @Override
  public AccountSettings settings(Place place) {
    return inside(
        place,
        "ec2:GetAllowedImagesSettings",
        (ec2, as) ->
            settings(ec2.getAllowedImagesSettings(request -> request.overrideConfiguration(as))));
  }

  @Override
  public void close() {
    clients.close();
  }

  /** Makes one call inside an account. */
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

  private static AccountSettings settings(GetAllowedImagesSettingsResponse answer) {
    return new AccountSettings(
        known(State.parse(String.valueOf(answer.state())), "state", answer.state()),
        answer.imageCriteria().stream().map(AwsAccountSettingsReader::criterion).collect(toSet()),
        known(
            ManagedBy.parse(String.valueOf(answer.managedByAsString())),
            "managedBy",
            answer.managedByAsString()));
  }

  private static <T> T known(Optional<T> value, String name, @Nullable String word) {
    return value.orElseThrow(
        () ->
            new AmiguardException(
                Kind.FAILED,
                "EC2 answers with %s '%s', which this version of amiguard does not know: update amiguard"
                    .formatted(name, OneLine.of(word))));
  }

  private static Criterion criterion(ImageCriterion criterion) {
    Map<Parameter, NavigableSet<String>> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.ALLOWED_IMAGE_PROVIDERS, new TreeSet<>(criterion.imageProviders()));
    values.put(Parameter.IMAGE_NAMES, new TreeSet<>(criterion.imageNames()));
    values.put(
        Parameter.MARKETPLACE_PRODUCT_CODES, new TreeSet<>(criterion.marketplaceProductCodes()));
    if (criterion.creationDateCondition() != null) {
      values.put(
          Parameter.MAXIMUM_DAYS_SINCE_CREATED,
          days(criterion.creationDateCondition().maximumDaysSinceCreated()));
    }
    if (criterion.deprecationTimeCondition() != null) {
      values.put(
          Parameter.MAXIMUM_DAYS_SINCE_DEPRECATED,
          days(criterion.deprecationTimeCondition().maximumDaysSinceDeprecated()));
    }
    return new Criterion(values);
  }

  private static NavigableSet<String> days(@Nullable Integer days) {
    return days == null
        ? Collections.emptyNavigableSet()
        : new TreeSet<>(List.of(Integer.toString(days)));
  }
}
