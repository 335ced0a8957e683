package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.sandbox.EffectivePolicies.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When AWS refuses a merged policy. The sandbox knows one reason, {@code ELEMENTS_TOO_MANY}: more
 * criteria, providers, names or product codes than the EC2 User Guide allows. What AWS does with
 * lists that have become empty is not documented, so they count as valid. The form of the path is
 * ours: AWS documents none.
 */
final class EffectivePolicyRules {
  private static final Map<String, Integer> LISTS =
      Map.of(
          PolicyKeys.ALLOWED_IMAGE_PROVIDERS, ImageCriterion.MAX_PROVIDERS,
          PolicyKeys.IMAGE_NAMES, ImageCriterion.MAX_NAMES,
          PolicyKeys.MARKETPLACE_PRODUCT_CODES, ImageCriterion.MAX_PRODUCT_CODES);

  private final List<ValidationError> errors = new ArrayList<>();

  private EffectivePolicyRules() {}

  static List<ValidationError> check(ObjectNode content) {
    EffectivePolicyRules rules = new EffectivePolicyRules();
    String path =
        String.join(
            "/",
            "",
            PolicyKeys.EC2_ATTRIBUTES,
            PolicyKeys.ALLOWED_IMAGES_SETTINGS,
            PolicyKeys.IMAGE_CRITERIA);
    JsonNode criteria = content.at(path);
    rules.atMost(AllowedImagesSettings.MAX_CRITERIA, criteria.size(), path);
    criteria
        .properties()
        .forEach(entry -> rules.criterion(path + "/" + entry.getKey(), entry.getValue()));
    return List.copyOf(rules.errors);
  }

  private void criterion(String path, JsonNode criterion) {
    LISTS.forEach((key, limit) -> atMost(limit, criterion.path(key).size(), path + "/" + key));
  }

  private void atMost(int limit, int size, String path) {
    if (size > limit) {
      errors.add(
          new ValidationError(
              "ELEMENTS_TOO_MANY",
              "%s has %d elements; at most %d are allowed".formatted(path, size, limit),
              path));
    }
  }
}
