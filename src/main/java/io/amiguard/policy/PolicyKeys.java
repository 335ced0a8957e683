package io.amiguard.policy;

import java.util.List;

/** The words of EC2 policy documents, as AWS spells them (User Guide, EC2 policy syntax). */
public final class PolicyKeys {
  public static final String EC2_ATTRIBUTES = "ec2_attributes";
  public static final String EXCEPTION_MESSAGE = "exception_message";
  public static final String ALLOWED_IMAGES_SETTINGS = "allowed_images_settings";
  public static final String STATE = "state";
  public static final String IMAGE_CRITERIA = "image_criteria";
  public static final String CRITERIA_PREFIX = "criteria_";
  public static final String ALLOWED_IMAGE_PROVIDERS = "allowed_image_providers";
  public static final String IMAGE_NAMES = "image_names";
  public static final String MARKETPLACE_PRODUCT_CODES = "marketplace_product_codes";
  public static final String CREATION_DATE_CONDITION = "creation_date_condition";
  public static final String MAXIMUM_DAYS_SINCE_CREATED = "maximum_days_since_created";
  public static final String DEPRECATION_TIME_CONDITION = "deprecation_time_condition";
  public static final String MAXIMUM_DAYS_SINCE_DEPRECATED = "maximum_days_since_deprecated";

  /** What a criterion may hold. */
  public static final List<String> OF_A_CRITERION =
      List.of(
          ALLOWED_IMAGE_PROVIDERS,
          IMAGE_NAMES,
          MARKETPLACE_PRODUCT_CODES,
          CREATION_DATE_CONDITION,
          DEPRECATION_TIME_CONDITION);

  public static final String ASSIGN = "@@assign";
  public static final String APPEND = "@@append";
  public static final String REMOVE = "@@remove";
  public static final String CHILD_CONTROL = "@@operators_allowed_for_child_policies";
  public static final String ALL = "@@all";
  public static final String NONE = "@@none";

  private PolicyKeys() {}
}
