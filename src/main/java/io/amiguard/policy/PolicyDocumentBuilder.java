package io.amiguard.policy;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.CHILD_CONTROL;
import static io.amiguard.policy.PolicyKeys.CREATION_DATE_CONDITION;
import static io.amiguard.policy.PolicyKeys.CRITERIA_PREFIX;
import static io.amiguard.policy.PolicyKeys.DEPRECATION_TIME_CONDITION;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
import static io.amiguard.policy.PolicyKeys.STATE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;

/** Writes Allowed AMIs settings as the content of a policy document, in AWS's order of keys. */
final class PolicyDocumentBuilder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ChildPolicies childPolicies;

  private PolicyDocumentBuilder(ChildPolicies childPolicies) {
    this.childPolicies = childPolicies;
  }

  /** Returns the content that says just what the settings say. */
  static ObjectNode content(AllowedImagesSettings settings) {
    return new PolicyDocumentBuilder(settings.childPolicies()).built(settings);
  }

  private ObjectNode built(AllowedImagesSettings settings) {
    ObjectNode attributes = container();
    settings
        .exceptionMessage()
        .ifPresent(message -> attributes.set(EXCEPTION_MESSAGE, assign(NODES.textNode(message))));
    attributes.set(ALLOWED_IMAGES_SETTINGS, allowedImages(settings));
    ObjectNode content = NODES.objectNode();
    content.set(EC2_ATTRIBUTES, attributes);
    return content;
  }

  private ObjectNode allowedImages(AllowedImagesSettings settings) {
    ObjectNode node = container();
    settings.state().ifPresent(state -> node.set(STATE, assign(NODES.textNode(state.inPolicy()))));
    if (!settings.criteria().isEmpty()) {
      ObjectNode criteria = container();
      for (int i = 0; i < settings.criteria().size(); i++) {
        criteria.set(CRITERIA_PREFIX + (i + 1), criterion(settings.criteria().get(i)));
      }
      node.set(IMAGE_CRITERIA, criteria);
    }
    return node;
  }

  private ObjectNode criterion(ImageCriterion criterion) {
    ObjectNode node = container();
    list(
        node,
        ALLOWED_IMAGE_PROVIDERS,
        criterion.allowedImageProviders().stream().map(ImageProvider::inPolicy).toList());
    list(node, IMAGE_NAMES, criterion.imageNames());
    list(node, MARKETPLACE_PRODUCT_CODES, criterion.marketplaceProductCodes());
    days(
        node,
        CREATION_DATE_CONDITION,
        MAXIMUM_DAYS_SINCE_CREATED,
        criterion.maximumDaysSinceCreated());
    days(
        node,
        DEPRECATION_TIME_CONDITION,
        MAXIMUM_DAYS_SINCE_DEPRECATED,
        criterion.maximumDaysSinceDeprecated());
    return node;
  }

  private void list(ObjectNode parent, String key, List<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = NODES.arrayNode();
      values.forEach(array::add);
      ObjectNode leaf = NODES.objectNode();
      leaf.set(ASSIGN, array);
      control(leaf, Node.LIST);
      parent.set(key, leaf);
    }
  }

  /** Day counts are written as text, as AWS's samples write numbers. */
  private void days(ObjectNode parent, String condition, String key, OptionalInt days) {
    if (days.isPresent()) {
      ObjectNode node = container();
      node.set(key, assign(NODES.textNode(Integer.toString(days.getAsInt()))));
      parent.set(condition, node);
    }
  }

  private ObjectNode assign(JsonNode value) {
    ObjectNode leaf = NODES.objectNode();
    leaf.set(ASSIGN, value);
    control(leaf, Node.SINGLE_VALUE);
    return leaf;
  }

  private ObjectNode container() {
    ObjectNode node = NODES.objectNode();
    control(node, Node.CONTAINER);
    return node;
  }

  private enum Node {
    CONTAINER,
    LIST,
    SINGLE_VALUE
  }

  /**
   * Writes the child control of one node. AWS's backup and AI opt-out pages say that a full lock
   * needs it on every node, and recordings agree; on a container it decides whether a lower policy
   * may add keys. So {@link ChildPolicies#APPEND} opens the lists alone: an added key would be a
   * further criterion, which widens what is allowed, or a further parameter, which narrows it.
   */
  private void control(ObjectNode node, Node kind) {
    switch (childPolicies) {
      case ALL -> {}
      case APPEND -> allow(node, kind == Node.LIST ? PolicyKeys.APPEND : PolicyKeys.NONE);
      case NONE -> allow(node, PolicyKeys.NONE);
    }
  }

  private static void allow(ObjectNode node, String operator) {
    node.set(CHILD_CONTROL, NODES.arrayNode().add(operator));
  }
}
