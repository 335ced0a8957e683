package io.amiguard.sandbox;

import static io.amiguard.sandbox.OrganizationsErrors.constraint;
import static io.amiguard.sandbox.OrganizationsErrors.invalid;
import static software.amazon.awssdk.services.organizations.model.ConstraintViolationExceptionReason.MAX_TAG_LIMIT_EXCEEDED;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.organizations.model.Tag;

/** The rules of tags (API {@code Tag}; Organizations quotas). */
final class Tags {
  private static final int MAX_TAGS = 50;
  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  private Tags() {}

  /** Returns the tags of a thing after more were put on it. */
  static Map<String, String> merged(Map<String, String> before, List<Tag> more) {
    Map<String, String> tags = new HashMap<>(before);
    Set<String> seen = new HashSet<>();
    for (Tag tag : more) {
      check(tag);
      if (!seen.add(tag.key())) {
        throw invalid("DUPLICATE_TAG_KEY", "Tag keys must be unique among the tags of an entity.");
      }
      tags.put(tag.key(), tag.value());
    }
    if (tags.size() > MAX_TAGS) {
      throw constraint(MAX_TAG_LIMIT_EXCEEDED, "A resource can have at most 50 tags.");
    }
    return tags;
  }

  private static void check(Tag tag) {
    String key = OrganizationsPart.length(tag.key(), "Key", 1, 128);
    String value = OrganizationsPart.length(tag.value(), "Value", 0, 256);
    if (!CHARACTERS.matcher(key).matches() || !CHARACTERS.matcher(value).matches()) {
      throw invalid("INVALID_PATTERN", "A tag holds characters that are not allowed.");
    }
    if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      throw invalid(
          "INVALID_SYSTEM_TAGS_PARAMETER", "You can't use a tag key that starts with aws:.");
    }
  }
}
