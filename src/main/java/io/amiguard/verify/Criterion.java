package io.amiguard.verify;

import static java.util.stream.Collectors.joining;

import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyKeys;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One image criterion as EC2 and an effective policy can be compared by it: lists are sets, an
 * empty one is none, numbers are numbers, and aliases have the spelling of policies.
 *
 * <p>What AWS adds one day may stand here too: values are texts and not yet known to be sound.
 */
public record Criterion(Map<Parameter, NavigableSet<String>> values) {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final int SHOWN_AT_MOST = 10;

  /** What a criterion can ask for (EC2 API, {@code ImageCriterion}). */
  public enum Parameter {
    ALLOWED_IMAGE_PROVIDERS(PolicyKeys.ALLOWED_IMAGE_PROVIDERS),
    IMAGE_NAMES(PolicyKeys.IMAGE_NAMES),
    MARKETPLACE_PRODUCT_CODES(PolicyKeys.MARKETPLACE_PRODUCT_CODES),
    MAXIMUM_DAYS_SINCE_CREATED(
        PolicyKeys.CREATION_DATE_CONDITION + "/" + PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED),
    MAXIMUM_DAYS_SINCE_DEPRECATED(
        PolicyKeys.DEPRECATION_TIME_CONDITION + "/" + PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED);

    private final String path;

    Parameter(String path) {
      this.path = path;
    }

    /** Returns the parameter that stands at a path below a criterion of an effective policy. */
    static Optional<Parameter> at(String path) {
      return Arrays.stream(values()).filter(parameter -> parameter.path.equals(path)).findFirst();
    }

    /** Returns the key of a policy, such as {@code image_names}. */
    public String key() {
      return path.substring(path.indexOf('/') + 1);
    }

    public boolean isList() {
      return switch (this) {
        case ALLOWED_IMAGE_PROVIDERS, IMAGE_NAMES, MARKETPLACE_PRODUCT_CODES -> true;
        case MAXIMUM_DAYS_SINCE_CREATED, MAXIMUM_DAYS_SINCE_DEPRECATED -> false;
      };
    }

    /** Returns values in the form in which they can be compared. */
    NavigableSet<String> normalized(Collection<String> raw) {
      NavigableSet<String> values = new TreeSet<>();
      raw.stream().map(this::normalized).forEach(values::add);
      return Collections.unmodifiableNavigableSet(values);
    }

    private String normalized(String raw) {
      return switch (this) {
        case ALLOWED_IMAGE_PROVIDERS ->
            ImageProvider.parse(raw).map(ImageProvider::inPolicy).orElse(raw);
        case IMAGE_NAMES, MARKETPLACE_PRODUCT_CODES -> raw;
        case MAXIMUM_DAYS_SINCE_CREATED, MAXIMUM_DAYS_SINCE_DEPRECATED ->
            WHOLE_NUMBER.matcher(raw).matches() ? Long.toString(Long.parseLong(raw)) : raw;
      };
    }
  }

  public Criterion {
    Map<Parameter, NavigableSet<String>> present = new EnumMap<>(Parameter.class);
    values.forEach(
        (parameter, raw) -> {
          if (!raw.isEmpty()) {
            present.put(parameter, parameter.normalized(raw));
          }
        });
    values = Collections.unmodifiableMap(present);
  }

  /** Returns the values of a parameter; none where the criterion does not ask for it. */
  public NavigableSet<String> of(Parameter parameter) {
    return values.getOrDefault(parameter, Collections.emptyNavigableSet());
  }

  /** Returns {@code allowed_image_providers [amazon], maximum_days_since_created 300}. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? "nothing"
        : values.entrySet().stream()
            .map(entry -> entry.getKey().key() + " " + words(entry.getKey(), entry.getValue()))
            .collect(joining(", "));
  }

  /** Returns a list in brackets, of a long one only the first values; a number as it is. */
  static String words(Parameter parameter, Collection<String> values) {
    if (values.isEmpty()) {
      return "not set";
    }
    if (!parameter.isList()) {
      return String.join(" or ", values);
    }
    String first = values.stream().limit(SHOWN_AT_MOST).collect(joining(", "));
    int more = values.size() - SHOWN_AT_MOST;
    return "[" + first + (more > 0 ? " and %d more".formatted(more) : "") + "]";
  }
}
