package io.amiguard.sandbox;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.ASSIGN;
import static io.amiguard.policy.PolicyKeys.CREATION_DATE_CONDITION;
import static io.amiguard.policy.PolicyKeys.DEPRECATION_TIME_CONDITION;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;
import static io.amiguard.policy.PolicyKeys.STATE;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What {@code allowed_images_settings} may hold (Organizations User Guide, "EC2 policy syntax").
 * Day counts are taken as text and as numbers, since AWS's samples write numbers as text and others
 * do not. Empty lists are taken: what AWS does with them is not documented.
 */
final class AllowedImagesGrammar {
  private static final Pattern CRITERION = Pattern.compile("criteria_([1-9]|10)");
  private static final Pattern NAME = Pattern.compile("[\\p{Alnum} ()\\[\\]./'@_*?-]{1,128}");
  private static final Pattern PRODUCT_CODE = Pattern.compile("[A-Za-z0-9]{1,25}");
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,10}");
  private static final int SHORTEST_NAME_WITH_QUESTION_MARK = 3;

  private AllowedImagesGrammar() {}

  static boolean isSetting(String key, JsonNode value) {
    return switch (key) {
      case STATE -> PolicyAdmission.isLeaf(value, AllowedImagesGrammar::isState);
      case IMAGE_CRITERIA ->
          PolicyAdmission.isContainer(
              value,
              (name, criterion) ->
                  CRITERION.matcher(name).matches()
                      && PolicyAdmission.isContainer(criterion, AllowedImagesGrammar::isParameter));
      default -> false;
    };
  }

  private static boolean isParameter(String key, JsonNode value) {
    return switch (key) {
      case ALLOWED_IMAGE_PROVIDERS ->
          isList(value, ImageCriterion.MAX_PROVIDERS, AllowedImagesGrammar::isProvider);
      case IMAGE_NAMES -> isList(value, ImageCriterion.MAX_NAMES, AllowedImagesGrammar::isName);
      case MARKETPLACE_PRODUCT_CODES ->
          isList(value, ImageCriterion.MAX_PRODUCT_CODES, AllowedImagesGrammar::isProductCode);
      case CREATION_DATE_CONDITION -> isCondition(value, MAXIMUM_DAYS_SINCE_CREATED);
      case DEPRECATION_TIME_CONDITION -> isCondition(value, MAXIMUM_DAYS_SINCE_DEPRECATED);
      default -> false;
    };
  }

  private static boolean isCondition(JsonNode node, String parameter) {
    return PolicyAdmission.isContainer(
        node,
        (key, value) ->
            key.equals(parameter) && PolicyAdmission.isLeaf(value, AllowedImagesGrammar::isDays));
  }

  private static boolean isState(String operator, JsonNode value) {
    return operator.equals(ASSIGN) && value.isTextual() && State.words().contains(value.asText());
  }

  private static boolean isDays(String operator, JsonNode value) {
    return operator.equals(ASSIGN)
        && (value.isTextual() || value.isIntegralNumber())
        && DAYS.matcher(value.asText()).matches()
        && Long.parseLong(value.asText()) <= Integer.MAX_VALUE;
  }

  private static boolean isList(JsonNode node, int most, Predicate<String> rule) {
    return PolicyAdmission.isLeaf(
        node,
        (operator, values) -> {
          boolean holds = values.isArray() && values.size() <= most;
          for (JsonNode value : values) {
            holds = holds && value.isTextual() && rule.test(value.asText());
          }
          return holds;
        });
  }

  private static boolean isProvider(String word) {
    return ImageProvider.parse(word).filter(known -> known.inPolicy().equals(word)).isPresent();
  }

  static boolean isProductCode(String code) {
    return PRODUCT_CODE.matcher(code).matches();
  }

  /** EC2 has the same rule for the names in an account's own criteria. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches()
        && (!name.contains("?") || name.length() >= SHORTEST_NAME_WITH_QUESTION_MARK);
  }
}
