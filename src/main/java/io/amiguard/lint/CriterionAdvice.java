package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;

import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import java.util.regex.Pattern;

/** What AWS takes in a criterion and nobody should write (EC2 User Guide, Allowed AMIs). */
final class CriterionAdvice {
  private static final int SHORTEST_WINDOW = 5;
  private static final Pattern ANY_NAME = Pattern.compile("[*?]*\\*[*?]*");

  private final Problems problems;

  CriterionAdvice(Problems problems) {
    this.problems = problems;
  }

  /** Checks names and ages, in whatever kind of file the criterion stands. */
  void check(CriterionDraft criterion) {
    criterion.values(IMAGE_NAMES).stream()
        .filter(name -> ANY_NAME.matcher(name.text()).matches())
        .forEach(this::wideName);
    criterion.values(IMAGE_NAMES).forEach(this::blanks);
    criterion.values(MAXIMUM_DAYS_SINCE_CREATED).forEach(this::age);
  }

  /** Checks what a settings file cannot hold, because reading it finds the same. */
  void checkInPolicy(CriterionDraft criterion) {
    if (criterion.parameters().isEmpty() && criterion.unknown().isEmpty()) {
      problems.danger(
          "policy.empty-criterion",
          criterion.where(),
          "%s asks for nothing, and AWS does not document what that allows"
              .formatted(Quoted.text(criterion.name())),
          "Give it a parameter such as allowed_image_providers, or take it out.");
    } else if (criterion.has(IMAGE_NAMES)
        && !criterion.has(ALLOWED_IMAGE_PROVIDERS)
        && !criterion.mayGive(ALLOWED_IMAGE_PROVIDERS)) {
      problems.danger(
          "policy.names-without-providers",
          criterion.where(),
          "%s has image names but no providers; anyone can publish an AMI with a matching name"
              .formatted(Quoted.text(criterion.name())),
          "Add allowed_image_providers with the accounts that publish these images.");
    }
  }

  private void wideName(Scalar name) {
    problems.warning(
        "policy.wide-name",
        name.where(),
        "image name %s matches nearly every image".formatted(Quoted.text(name.text())),
        "Write the beginning of the names, such as \"golden-*\", or leave image_names out.");
  }

  /** AWS takes blanks in names, and does not say that it leaves out those around them. */
  private void blanks(Scalar name) {
    String text = name.text();
    if (!text.isEmpty() && !text.equals(text.strip())) {
      problems.warning(
          "policy.padded-name",
          name.where(),
          "image name %s %s, and matches only names of images that have them there"
              .formatted(Quoted.text(text), where(text)),
          "Take them out, unless the names of the images have them.");
    }
  }

  private static String where(String text) {
    if (text.isBlank()) {
      return "is nothing but blanks";
    }
    boolean isAtTheEnd = !text.equals(text.stripTrailing());
    if (text.equals(text.stripLeading())) {
      return "ends in blanks";
    }
    return isAtTheEnd ? "has blanks around it" : "begins with blanks";
  }

  private void age(Scalar value) {
    ValueRules.daysOf(value)
        .filter(days -> days < SHORTEST_WINDOW)
        .ifPresent(
            days ->
                problems.warning(
                    "policy.short-age",
                    value.where(),
                    "images older than %d day%s are blocked; AWS calls less than %d days too tight"
                        .formatted(days, days == 1 ? "" : "s", SHORTEST_WINDOW),
                    "Allow more days, so that launches go on when a new image is late."));
  }
}
