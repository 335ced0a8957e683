package io.amiguard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyDocumentTest {
  private static final ImageCriterion EVERY_PARAMETER =
      new ImageCriterion(
          List.of(new ImageProvider("444455556666"), ImageProvider.AMAZON),
          List.of("golden-*", "base-?-x"),
          List.of("abcdefg1234567890"),
          OptionalInt.of(300),
          OptionalInt.of(0));

  @Test
  void saysWhatAwsDocuments() {
    AllowedImagesSettings settings =
        settings(
            ChildPolicies.ALL,
            ImageCriterion.ofProviders(
                List.of(
                    new ImageProvider("111122223333"),
                    ImageProvider.AMAZON,
                    ImageProvider.AWS_MARKETPLACE,
                    ImageProvider.AWS_BACKUP_VAULT)));

    PolicyDocument document = PolicyDocument.of(settings);

    assertThat(document.minified())
        .isEqualTo(
            """
            {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"enabled"},\
            "image_criteria":{"criteria_1":{"allowed_image_providers":{"@@assign":["amazon",\
            "aws_marketplace","aws_backup_vault","111122223333"]}}}}}}""");
    assertThat(document.characters()).isEqualTo(document.minified().length()).isLessThan(300);
  }

  @Test
  void writesEveryParameterInTheOrderOfAws() {
    AllowedImagesSettings settings =
        new AllowedImagesSettings(
            Optional.of(State.AUDIT_MODE),
            List.of(EVERY_PARAMETER, ImageCriterion.ofProviders(List.of(ImageProvider.AMAZON))),
            Optional.of("Ask the \"platform\" team"),
            ChildPolicies.ALL);

    assertThat(PolicyDocument.of(settings).pretty())
        .isEqualToNormalizingNewlines(
            """
            {
              "ec2_attributes" : {
                "exception_message" : {
                  "@@assign" : "Ask the \\"platform\\" team"
                },
                "allowed_images_settings" : {
                  "state" : {
                    "@@assign" : "audit_mode"
                  },
                  "image_criteria" : {
                    "criteria_1" : {
                      "allowed_image_providers" : {
                        "@@assign" : [ "amazon", "444455556666" ]
                      },
                      "image_names" : {
                        "@@assign" : [ "base-?-x", "golden-*" ]
                      },
                      "marketplace_product_codes" : {
                        "@@assign" : [ "abcdefg1234567890" ]
                      },
                      "creation_date_condition" : {
                        "maximum_days_since_created" : {
                          "@@assign" : "300"
                        }
                      },
                      "deprecation_time_condition" : {
                        "maximum_days_since_deprecated" : {
                          "@@assign" : "0"
                        }
                      }
                    },
                    "criteria_2" : {
                      "allowed_image_providers" : {
                        "@@assign" : [ "amazon" ]
                      }
                    }
                  }
                }
              }
            }""");
  }

  @Test
  void leavesOutWhatTheSettingsDoNotSay() {
    AllowedImagesSettings onlyState =
        new AllowedImagesSettings(
            Optional.of(State.DISABLED), List.of(), Optional.empty(), ChildPolicies.ALL);
    AllowedImagesSettings onlyCriteria =
        new AllowedImagesSettings(
            Optional.empty(),
            List.of(ImageCriterion.ofProviders(List.of(ImageProvider.AMAZON))),
            Optional.empty(),
            ChildPolicies.ALL);

    assertThat(PolicyDocument.of(onlyState).minified())
        .isEqualTo(
            """
            {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}""");
    assertThat(PolicyDocument.of(onlyCriteria).minified())
        .isEqualTo(
            """
            {"ec2_attributes":{"allowed_images_settings":{"image_criteria":{"criteria_1":\
            {"allowed_image_providers":{"@@assign":["amazon"]}}}}}}""");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChildPolicies.class,
      names = {"NONE", "APPEND"})
  void locksEveryNode(ChildPolicies childPolicies) {
    AllowedImagesSettings settings =
        new AllowedImagesSettings(
            Optional.of(State.ENABLED),
            List.of(EVERY_PARAMETER, amazon()),
            Optional.of("Ask the platform team"),
            childPolicies);

    ObjectNode attributes =
        (ObjectNode) PolicyDocument.of(settings).json().get(PolicyKeys.EC2_ATTRIBUTES);

    assertThat(objectsIn(attributes)).isEqualTo(15);
    assertLocked(attributes, childPolicies);
  }

  /** On a list the lock may leave appending open; nothing else can be appended to. */
  private static void assertLocked(ObjectNode node, ChildPolicies childPolicies) {
    boolean isList = node.path(PolicyKeys.ASSIGN).isArray();
    String allowed =
        isList && childPolicies == ChildPolicies.APPEND ? PolicyKeys.APPEND : PolicyKeys.NONE;
    assertThat(node.path(PolicyKeys.CHILD_CONTROL).toString())
        .as("the control of %s", node)
        .isEqualTo("[\"" + allowed + "\"]");
    for (JsonNode child : node) {
      if (child instanceof ObjectNode object) {
        assertLocked(object, childPolicies);
      }
    }
  }

  private static int objectsIn(ObjectNode node) {
    int count = 1;
    for (JsonNode child : node) {
      count += child instanceof ObjectNode object ? objectsIn(object) : 0;
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":2} | { \"b\" : 2, \"a\" : 1 }",
        "{\"a\":{\"@@assign\":[\"x\",\"y\"]}} | {\"a\":{\"@@assign\":[\"y\",\"x\",\"y\"]}}",
        "{\"a\":{\"@@assign\":\"300\"}} | {\"a\":{\"@@assign\":300}}",
        "{\"a\":{\"@@assign\":\"true\"}} | {\"a\":{\"@@assign\":true}}",
        "{\"Allowed_Images\":{\"STATE\":\"x\"}} | {\"allowed_images\":{\"state\":\"x\"}}",
        "{\"a\":{\"@@operators_allowed_for_child_policies\":[\"@@all\"]}} | {\"a\":{}}",
      })
  void meansTheSame(String left, String right) {
    assertThat(PolicyDocument.parse(left)).isEqualTo(PolicyDocument.parse(right));
    assertThat(PolicyDocument.parse(left)).hasSameHashCodeAs(PolicyDocument.parse(right));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"@@assign\":[\"x\"]}} | {\"a\":{\"@@assign\":[\"x\",\"y\"]}}",
        "{\"a\":{\"@@assign\":[\"007\"]}} | {\"a\":{\"@@assign\":[\"7\"]}}",
        "{\"a\":{\"@@assign\":\"300\"}} | {\"a\":{\"@@assign\":\"301\"}}",
        "{\"a\":{\"@@assign\":\"Golden\"}} | {\"a\":{\"@@assign\":\"golden\"}}",
        "{\"a\":{\"@@assign\":[\"x\"]}} | {\"a\":{\"@@append\":[\"x\"]}}",
        "{\"a\":{\"@@operators_allowed_for_child_policies\":[\"@@none\"]}} | {\"a\":{}}",
        "{\"a\":{}} | {}",
      })
  void meansSomethingElse(String left, String right) {
    assertThat(PolicyDocument.parse(left)).isNotEqualTo(PolicyDocument.parse(right));
  }

  @Test
  void aFurtherProviderMakesADifference() {
    ImageCriterion more =
        amazon().withProviders(List.of(ImageProvider.AMAZON, new ImageProvider("111122223333")));

    assertThat(PolicyDocument.of(settings(ChildPolicies.ALL, more)))
        .isNotEqualTo(PolicyDocument.of(settings(ChildPolicies.ALL, amazon())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "\"x\"", "{", "{} {}", "{\"a\":1,\"a\":2}", "a: 1"})
  void refusesWhatIsNotOneJsonObject(String text) {
    assertThatThrownBy(() -> PolicyDocument.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageFindingMatch("not JSON|must be a JSON object");
  }

  @Test
  void refusesJsonThatNestsWithoutEnd() {
    String deep = "{\"a\":".repeat(100_000);

    assertThatThrownBy(() -> PolicyDocument.parse(deep))
        .isInstanceOf(IllegalArgumentException.class);
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
