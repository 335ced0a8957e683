package io.amiguard.conversion;

import io.amiguard.plan.Adoption;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.State;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.TargetReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes one policy of a settings file, as lines. */
final class PolicyYaml {
  private static final int LONGEST_LIST = 90;
  private static final String INDENT = "  ";

  private final Map<ImageProvider, String> providerNames;
  private final Explanations explanations;
  private final List<String> lines = new ArrayList<>();

  private PolicyYaml(Map<ImageProvider, String> providerNames, Explanations explanations) {
    this.providerNames = providerNames;
    this.explanations = explanations;
  }

  /** Returns the policy as an item of a list. */
  static List<String> item(
      DraftPolicy policy, Map<ImageProvider, String> providerNames, Explanations explanations) {
    PolicyYaml yaml = new PolicyYaml(providerNames, explanations);
    yaml.write(policy);
    return item(yaml.lines);
  }

  private void write(DraftPolicy policy) {
    PolicySettings settings = policy.settings();
    AllowedImagesSettings allowed = settings.allowedImages();
    text("name", settings.name().value());
    if (!settings.description().equals(PolicySettings.DEFAULT_DESCRIPTION)) {
      text("description", settings.description());
    }
    targets(policy);
    allowed.state().map(State::inPolicy).ifPresent(state -> text("state", state));
    criteria(allowed.criteria());
    allowed.exceptionMessage().ifPresent(message -> text("exception_message", message));
    if (allowed.childPolicies() != ChildPolicies.ALL) {
      text("child_policies", allowed.childPolicies().word());
    }
    if (settings.adoption() == Adoption.ALLOWED) {
      lines.add("adopt: true");
    }
    explain(Explanations.AFTER_POLICY);
  }

  private void targets(DraftPolicy policy) {
    explain(Explanations.TARGETS);
    List<TargetReference> targets = policy.settings().targets();
    lines.add(targets.isEmpty() ? "targets: []  # to be filled in" : "targets:");
    for (TargetReference target : targets) {
      String id = policy.targetIds().get(target.text());
      String remark = id == null ? "" : INDENT + "# " + id;
      lines.add(INDENT + "- " + YamlText.scalar(target.text()) + remark);
    }
  }

  private void criteria(List<ImageCriterion> criteria) {
    if (criteria.isEmpty()) {
      return;
    }
    explain(Explanations.CRITERIA);
    lines.add("criteria:");
    criteria.forEach(criterion -> indent(item(lines(criterion))));
    indent(comments(explanations.at(Explanations.AFTER_CRITERIA)));
  }

  /** A criterion that asks for nothing is written as what it is, and refused when it is read. */
  private List<String> lines(ImageCriterion criterion) {
    List<String> keys = new ArrayList<>();
    providers(keys, criterion.allowedImageProviders());
    list(keys, "image_names", criterion.imageNames());
    list(keys, "marketplace_product_codes", criterion.marketplaceProductCodes());
    days(keys, "maximum_days_since_created", criterion.maximumDaysSinceCreated());
    days(keys, "maximum_days_since_deprecated", criterion.maximumDaysSinceDeprecated());
    return keys.isEmpty() ? List.of("{}") : keys;
  }

  /** Providers of which something is to be said stand each on a line of its own. */
  private void providers(List<String> keys, List<ImageProvider> providers) {
    if (providers.stream().allMatch(provider -> remarks(provider).isEmpty())) {
      list(keys, "allowed_image_providers", providers.stream().map(this::word).toList());
      return;
    }
    keys.add("allowed_image_providers:");
    for (ImageProvider provider : providers) {
      remarks(provider).forEach(remark -> keys.add(INDENT + remark));
      keys.add(INDENT + "- " + YamlText.scalar(word(provider)));
    }
  }

  private List<String> remarks(ImageProvider provider) {
    return comments(explanations.at(Explanations.before(provider)));
  }

  private String word(ImageProvider provider) {
    return providerNames.getOrDefault(provider, provider.inPolicy());
  }

  private static void list(List<String> keys, String key, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    String list = YamlText.list(texts);
    if (list.length() <= LONGEST_LIST) {
      keys.add(key + ": " + list);
    } else {
      keys.add(key + ":");
      texts.forEach(text -> keys.add(INDENT + "- " + YamlText.scalar(text)));
    }
  }

  private static void days(List<String> keys, String key, OptionalInt days) {
    days.ifPresent(number -> keys.add(key + ": " + number));
  }

  private void text(String key, String value) {
    explain(key);
    lines.add(key + ": " + YamlText.scalar(value));
  }

  private void explain(String place) {
    lines.addAll(comments(explanations.at(place)));
  }

  private void indent(List<String> block) {
    block.forEach(line -> lines.add(INDENT + line));
  }

  private static List<String> comments(List<String> texts) {
    return texts.stream().map(text -> "# " + YamlText.comment(text)).toList();
  }

  private static List<String> item(List<String> block) {
    List<String> item = new ArrayList<>();
    block.forEach(line -> item.add((item.isEmpty() ? "- " : INDENT) + line));
    return item;
  }
}
