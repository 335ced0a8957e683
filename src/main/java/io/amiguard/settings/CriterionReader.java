package io.amiguard.settings;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.IMAGE_NAMES;
import static io.amiguard.policy.PolicyKeys.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_CREATED;
import static io.amiguard.policy.PolicyKeys.MAXIMUM_DAYS_SINCE_DEPRECATED;

import io.amiguard.policy.ImageCriterion;
import io.amiguard.source.SourceNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads one image criterion; an empty list beside other parameters counts as left out. */
final class CriterionReader {
  static final ValueList PROVIDERS =
      new ValueList(ALLOWED_IMAGE_PROVIDERS, "provider", ImageCriterion.MAX_PROVIDERS);
  private static final ValueList NAMES =
      new ValueList(IMAGE_NAMES, "image name", ImageCriterion.MAX_NAMES);
  private static final ValueList PRODUCT_CODES =
      new ValueList(MARKETPLACE_PRODUCT_CODES, "product code", ImageCriterion.MAX_PRODUCT_CODES);
  static final List<String> KEYS =
      List.of(
          ALLOWED_IMAGE_PROVIDERS,
          IMAGE_NAMES,
          MARKETPLACE_PRODUCT_CODES,
          MAXIMUM_DAYS_SINCE_CREATED,
          MAXIMUM_DAYS_SINCE_DEPRECATED);

  private final ProviderWords providers;
  private final Problems problems;

  CriterionReader(ProviderWords providers, Problems problems) {
    this.providers = providers;
    this.problems = problems;
  }

  /** Returns what could be read of the criterion. */
  Optional<ImageCriterion> read(SourceNode node) {
    return Fields.of(node, "a criterion", KEYS, problems).map(this::read);
  }

  private ImageCriterion read(Fields fields) {
    checkNotEmpty(fields);
    checkPublisher(fields);
    return new ImageCriterion(
        list(fields, PROVIDERS, "[amazon]", providers::read),
        list(fields, NAMES, "[\"golden-*\"]", name -> CriterionTexts.imageName(name, problems)),
        list(
            fields,
            PRODUCT_CODES,
            "[abcdefg1234567890]",
            code -> CriterionTexts.productCode(code, problems)),
        days(fields, MAXIMUM_DAYS_SINCE_CREATED),
        days(fields, MAXIMUM_DAYS_SINCE_DEPRECATED));
  }

  private <T> List<T> list(
      Fields fields, ValueList rules, String example, Function<SourceNode, Optional<T>> reader) {
    return fields
        .list(rules.key(), example)
        .map(list -> rules.read(list.items(), reader, problems))
        .orElse(List.of());
  }

  private OptionalInt days(Fields fields, String key) {
    return fields.days(key).stream().mapToInt(Integer::intValue).findFirst();
  }

  /** What a criterion that asks for nothing means is not documented by AWS. */
  private void checkNotEmpty(Fields fields) {
    if (fields.values().stream().allMatch(CriterionReader::isEmptyList)) {
      problems.error(
          "settings.empty-criterion",
          fields.where(),
          "the criterion asks for nothing, and AWS does not document what that allows",
          "Give it a parameter such as allowed_image_providers, or remove it.");
    }
  }

  /** Anyone can publish an image under any name: the attack is known as whoAMI. */
  private void checkPublisher(Fields fields) {
    boolean hasNames = fields.find(IMAGE_NAMES).filter(node -> !isEmptyList(node)).isPresent();
    boolean hasProviders =
        fields.find(ALLOWED_IMAGE_PROVIDERS).filter(node -> !isEmptyList(node)).isPresent();
    if (hasNames && !hasProviders) {
      problems.danger(
          "settings.names-without-providers",
          fields.where(),
          "the criterion has image names but no providers;"
              + " anyone can publish an AMI with a matching name",
          "Add allowed_image_providers with the accounts that publish these images.");
    }
  }

  private static boolean isEmptyList(SourceNode node) {
    return node instanceof SourceNode.Sequence list && list.items().isEmpty();
  }
}
