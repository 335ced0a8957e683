package io.amiguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings written into a document that says more. */
final class PolicyDocumentMergeTest {
  @Test
  void keepsWhatItDoesNotKnow() {
    PolicyDocument live =
        PolicyDocument.parse(
            """
            {"ec2_attributes": {
               "serial_console_access": {"status": {"@@assign": "disabled"}},
               "allowed_images_settings": {"state": {"@@assign": "audit_mode"}, "new_key": {}},
               "exception_message": {"@@assign": "Ask us",
                 "@@operators_allowed_for_child_policies": ["@@none"]},
               "brand_new_attribute": {"mode": {"@@assign": ["a", 1, null]}}},
             "other_top_key": {"x": 1}}
            """);

    assertThat(live.with(settings(ChildPolicies.ALL, amazon())).minified())
        .isEqualTo(
            """
            {"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"disabled"}},\
            "allowed_images_settings":{"state":{"@@assign":"enabled"},"image_criteria":\
            {"criteria_1":{"allowed_image_providers":{"@@assign":["amazon"]}}}},\
            "exception_message":{"@@assign":"Ask us",\
            "@@operators_allowed_for_child_policies":["@@none"]},\
            "brand_new_attribute":{"mode":{"@@assign":["a",1,null]}}},"other_top_key":{"x":1}}""");
  }

  @Test
  void replacesAnExceptionMessageIfTheSettingsGiveOne() {
    PolicyDocument live =
        PolicyDocument.parse(
            """
            {"ec2_attributes": {"exception_message": {"@@assign": "Ask us"}}}
            """);
    AllowedImagesSettings settings =
        new AllowedImagesSettings(
            Optional.of(State.DISABLED), List.of(), Optional.of("Ask them"), ChildPolicies.ALL);

    assertThat(live.with(settings)).isEqualTo(PolicyDocument.of(settings));
  }

  @Test
  void writesNoKeyASecondTimeInAnotherCase() {
    PolicyDocument live =
        PolicyDocument.parse(
            """
            {"EC2_Attributes": {"Allowed_Images_Settings": {}, "Exception_Message": {}}}
            """);
    AllowedImagesSettings settings =
        new AllowedImagesSettings(
            Optional.of(State.DISABLED), List.of(), Optional.of("Ask us"), ChildPolicies.NONE);

    assertThat(live.with(settings)).isEqualTo(PolicyDocument.of(settings));
    assertThat(live.with(settings).json().size()).isEqualTo(1);
  }

  @Test
  void doesNotChangeTheDocumentThatItStartsFrom() {
    PolicyDocument live = PolicyDocument.parse("{\"ec2_attributes\":{}}");

    live.with(settings(ChildPolicies.NONE, amazon()));
    live.json().removeAll();

    assertThat(live.minified()).isEqualTo("{\"ec2_attributes\":{}}");
  }

  @Test
  void leavesTheLockOnAttributesOfOthersAlone() {
    PolicyDocument live =
        PolicyDocument.parse(
            """
            {"ec2_attributes": {"serial_console_access": {"status": {"@@assign": "disabled"}}}}
            """);

    ObjectNode attributes =
        (ObjectNode)
            live.with(settings(ChildPolicies.NONE, amazon())).json().get(PolicyKeys.EC2_ATTRIBUTES);

    assertThat(attributes.has(PolicyKeys.CHILD_CONTROL)).isFalse();
    assertThat(attributes.path(PolicyKeys.ALLOWED_IMAGES_SETTINGS).has(PolicyKeys.CHILD_CONTROL))
        .isTrue();
  }

  @Test
  void takesTheLockAwayAgain() {
    PolicyDocument locked = PolicyDocument.of(settings(ChildPolicies.NONE, amazon()));

    assertThat(locked.with(settings(ChildPolicies.ALL, amazon())))
        .isEqualTo(PolicyDocument.of(settings(ChildPolicies.ALL, amazon())));
  }

  private static ImageCriterion amazon() {
    return ImageCriterion.ofProviders(List.of(ImageProvider.AMAZON));
  }

  private static AllowedImagesSettings settings(
      ChildPolicies childPolicies, ImageCriterion criterion) {
    return new AllowedImagesSettings(
        Optional.of(State.ENABLED), List.of(criterion), Optional.empty(), childPolicies);
  }
}
