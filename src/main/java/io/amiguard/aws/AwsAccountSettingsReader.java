package io.amiguard.aws;

import static java.util.stream.Collectors.toSet;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GetAllowedImagesSettingsResponse;
import software.amazon.awssdk.services.ec2.model.ImageCriterion;

/** Reads what EC2 has in force inside accounts. */
public final class AwsAccountSettingsReader implements AccountSettingsReader, AutoCloseable {
  private final MemberCalls members;

  AwsAccountSettingsReader(MemberCalls members) {
    this.members = members;
  }

  /**
   * Returns a reader that asks whose credentials are used, and nothing else yet.
   *
   * @param concurrency how many calls are made at the same time
   */
  public static AwsAccountSettingsReader open(
      AwsClients clients, MemberRoles roles, int concurrency, Clock clock) {
    return new AwsAccountSettingsReader(MemberCalls.open(clients, roles, concurrency, clock));
  }

  /** Returns the account of whose credentials are used. */
  public TargetId ownAccount() {
    return members.ownAccount();
  }

  MemberCalls members() {
    return members;
  }

  @Override
  public List<String> regions(TargetId account) {
    return members.regions(account);
  }

  @Override
  public AccountSettings settings(Place place) {
    return members.inside(
        place,
        "ec2:GetAllowedImagesSettings",
        (ec2, as) ->
            settings(ec2.getAllowedImagesSettings(request -> request.overrideConfiguration(as))));
  }

  @Override
  public void close() {
    members.close();
  }

  private static AccountSettings settings(GetAllowedImagesSettingsResponse answer) {
    return new AccountSettings(
        MemberAnswers.known(State.parse(String.valueOf(answer.state())), "state", answer.state()),
        answer.imageCriteria().stream().map(AwsAccountSettingsReader::criterion).collect(toSet()),
        MemberAnswers.known(
            ManagedBy.parse(String.valueOf(answer.managedByAsString())),
            "managedBy",
            answer.managedByAsString()));
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
