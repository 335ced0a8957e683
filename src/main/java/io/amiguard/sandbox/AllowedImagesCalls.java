package io.amiguard.sandbox;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.AllowedImagesSettingsDisabledState;
import software.amazon.awssdk.services.ec2.model.DisableAllowedImagesSettingsRequest;
import software.amazon.awssdk.services.ec2.model.DisableAllowedImagesSettingsResponse;
import software.amazon.awssdk.services.ec2.model.EnableAllowedImagesSettingsRequest;
import software.amazon.awssdk.services.ec2.model.EnableAllowedImagesSettingsResponse;
import software.amazon.awssdk.services.ec2.model.GetAllowedImagesSettingsRequest;
import software.amazon.awssdk.services.ec2.model.GetAllowedImagesSettingsResponse;
import software.amazon.awssdk.services.ec2.model.ImageCriterion;
import software.amazon.awssdk.services.ec2.model.ManagedBy;
import software.amazon.awssdk.services.ec2.model.ReplaceImageCriteriaInAllowedImagesSettingsRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceImageCriteriaInAllowedImagesSettingsResponse;

/** Allowed AMIs in one account and Region; a declarative policy takes them out of its hands. */
final class AllowedImagesCalls extends Ec2Part {

  /** What blocked callers are told without a message of their own (User Guide, "EC2 policies"). */
  private static final String DEFAULT_MESSAGE =
      "This action is denied due to an organizational policy in effect";

  AllowedImagesCalls(Context context) {
    super(context);
  }

  @Override
  public GetAllowedImagesSettingsResponse getAllowedImagesSettings(
      GetAllowedImagesSettingsRequest request) {
    AllowedImages visible = AllowedImages.visible(context.live().visible(), account(), region());
    return GetAllowedImagesSettingsResponse.builder()
        .state(visible.state().inEc2())
        .imageCriteria(visible.criteria())
        .managedBy(visible.managedBy())
        .build();
  }

  @Override
  public EnableAllowedImagesSettingsResponse enableAllowedImagesSettings(
      EnableAllowedImagesSettingsRequest request) {
    State state =
        State.parse(String.valueOf(request.allowedImagesSettingsStateAsString()))
            .filter(wanted -> wanted != State.DISABLED)
            .filter(wanted -> wanted.inEc2().equals(request.allowedImagesSettingsStateAsString()))
            .orElseThrow(
                () ->
                    error(
                        "InvalidParameterValue",
                        "AllowedImagesSettingsState must be enabled or audit-mode."));
    change(before -> new AllowedImages(state, before.criteria(), ManagedBy.ACCOUNT));
    return EnableAllowedImagesSettingsResponse.builder()
        .allowedImagesSettingsState(state.inEc2())
        .build();
  }

  @Override
  public DisableAllowedImagesSettingsResponse disableAllowedImagesSettings(
      DisableAllowedImagesSettingsRequest request) {
    change(before -> new AllowedImages(State.DISABLED, before.criteria(), ManagedBy.ACCOUNT));
    return DisableAllowedImagesSettingsResponse.builder()
        .allowedImagesSettingsState(AllowedImagesSettingsDisabledState.DISABLED)
        .build();
  }

  @Override
  public ReplaceImageCriteriaInAllowedImagesSettingsResponse
      replaceImageCriteriaInAllowedImagesSettings(
          ReplaceImageCriteriaInAllowedImagesSettingsRequest request) {
    CriteriaRules.check(request.imageCriteria());
    List<ImageCriterion> criteria =
        request.imageCriteria().stream().map(Criteria::fromRequest).toList();
    change(before -> new AllowedImages(before.state(), criteria, ManagedBy.ACCOUNT));
    return ReplaceImageCriteriaInAllowedImagesSettingsResponse.builder().returnValue(true).build();
  }

  private void change(UnaryOperator<AllowedImages> change) {
    LiveOrganization.State visible = context.live().visible();
    if (AllowedImages.visible(visible, account(), region()).managedBy()
        == ManagedBy.DECLARATIVE_POLICY) {
      throw overridden(visible, account());
    }
    AllowedImages before = AllowedImages.fromAccount(context.snapshot(), account(), region());
    context
        .live()
        .becomeBeside(
            AccountSettings.with(context.snapshot(), account(), region(), change.apply(before)));
  }

  /** AWS documents that the call fails and with which message, but not the code of the error. */
  private static RuntimeException overridden(LiveOrganization.State visible, TargetId account) {
    String message =
        visible
            .effective()
            .content(visible.snapshot().tree(), account)
            .path(PolicyKeys.EC2_ATTRIBUTES)
            .path(PolicyKeys.EXCEPTION_MESSAGE)
            .asText(DEFAULT_MESSAGE);
    return error("UnauthorizedOperation", message);
  }
}
