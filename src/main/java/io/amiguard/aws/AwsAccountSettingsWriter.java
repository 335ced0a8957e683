package io.amiguard.aws;

import io.amiguard.account.AccountSettingsWriter;
import io.amiguard.account.Ec2Words;
import io.amiguard.account.Setting;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.ImageCriterionRequest;

/**
 * Changes what accounts have set, in the way in which they are read. Each call says what is to be
 * there and not what is to become different, so that the SDK may repeat one whose answer was lost.
 */
public final class AwsAccountSettingsWriter implements AccountSettingsWriter {
  private final MemberCalls members;

  /**
   * Creates one that does not close anything.
   *
   * @param accounts the way into them
   */
  public AwsAccountSettingsWriter(AwsAccountSettingsReader accounts) {
    this.members = accounts.members();
  }

  @Override
  public void enable(Place place, Setting before, State state) {
    members.inside(
        place,
        "ec2:EnableAllowedImagesSettings",
        (ec2, as) ->
            ec2.enableAllowedImagesSettings(
                request ->
                    request.allowedImagesSettingsState(state.inEc2()).overrideConfiguration(as)));
  }

  @Override
  public void disable(Place place, Setting before) {
    members.inside(
        place,
        "ec2:DisableAllowedImagesSettings",
        (ec2, as) ->
            ec2.disableAllowedImagesSettings(request -> request.overrideConfiguration(as)));
  }

  @Override
  public void replaceCriteria(Place place, Setting before, List<Criterion> criteria) {
    List<ImageCriterionRequest> all =
        criteria.stream().map(AwsAccountSettingsWriter::request).toList();
    members.inside(
        place,
        "ec2:ReplaceImageCriteriaInAllowedImagesSettings",
        (ec2, as) ->
            ec2.replaceImageCriteriaInAllowedImagesSettings(
                request -> request.imageCriteria(all).overrideConfiguration(as)));
  }

  private static ImageCriterionRequest request(Criterion criterion) {
    ImageCriterionRequest.Builder request = ImageCriterionRequest.builder();
    for (Parameter parameter : criterion.values().keySet()) {
      List<String> values = Ec2Words.values(criterion, parameter);
      switch (parameter) {
        case ALLOWED_IMAGE_PROVIDERS -> request.imageProviders(values);
        case IMAGE_NAMES -> request.imageNames(values);
        case MARKETPLACE_PRODUCT_CODES -> request.marketplaceProductCodes(values);
        case MAXIMUM_DAYS_SINCE_CREATED ->
            request.creationDateCondition(
                it -> it.maximumDaysSinceCreated(Integer.valueOf(values.get(0))));
        case MAXIMUM_DAYS_SINCE_DEPRECATED ->
            request.deprecationTimeCondition(
                it -> it.maximumDaysSinceDeprecated(Integer.valueOf(values.get(0))));
      }
    }
    return request.build();
  }
}
