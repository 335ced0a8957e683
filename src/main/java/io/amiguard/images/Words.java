package io.amiguard.images;

import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyKeys;
import java.util.regex.Pattern;

/**
 * How the values of one parameter relate: whether every image that fits one of them fits another,
 * and whether one image can fit both.
 */
enum Words {
  /**
   * An image has one owner, but an alias speaks for many, whose accounts nobody lists (EC2 User
   * Guide, Allowed AMIs).
   */
  PROVIDERS {
    @Override
    boolean canMeet(String one, String other) {
      return one.equals(other) || isAlias(one) || isAlias(other);
    }

    private boolean isAlias(String word) {
      return ImageProvider.parse(word).filter(ImageProvider::isAccount).isEmpty();
    }
  },

  /** Names with the wildcards {@code *} and {@code ?}. */
  NAMES {
    @Override
    boolean isWithin(String word, String other) {
      return NamePatterns.isWithin(word, other);
    }

    @Override
    boolean canMeet(String one, String other) {
      return NamePatterns.canMeet(one, other);
    }
  },

  /** At most so many days. */
  DAYS {
    @Override
    boolean isWithin(String word, String other) {
      return word.equals(other)
          || (isNumber(word) && isNumber(other) && Long.parseLong(word) <= Long.parseLong(other));
    }

    private boolean isNumber(String word) {
      return NUMBER.matcher(word).matches();
    }
  },

  /** An image can have several product codes; what an unknown parameter asks for is not known. */
  OTHER;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** Returns the words of a parameter, by its key with that of the condition around it. */
  static Words of(String parameter) {
    return switch (parameter) {
      case PolicyKeys.ALLOWED_IMAGE_PROVIDERS -> PROVIDERS;
      case PolicyKeys.IMAGE_NAMES -> NAMES;
      case PolicyKeys.CREATION_DATE_CONDITION + "/" + PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED,
          PolicyKeys.DEPRECATION_TIME_CONDITION + "/" + PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED ->
          DAYS;
      default -> OTHER;
    };
  }

  /** Returns whether surely every image that fits a word fits the other. */
  boolean isWithin(String word, String other) {
    return word.equals(other);
  }

  /** Returns whether one image may fit both words. */
  boolean canMeet(String one, String other) {
    return true;
  }
}
