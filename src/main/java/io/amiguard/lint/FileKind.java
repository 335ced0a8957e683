package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;

import io.amiguard.settings.Spelling;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file is for; its content tells. */
public enum FileKind {
  SETTINGS,
  POLICY,
  SNAPSHOT,
  TERRAFORM;

  /** How deep wrappers around a policy are looked through. */
  private static final int DEEPEST_POLICY = 5;

  private static final int MOST_KEYS_AT_THE_TOP = 5;

  private static final List<String> SETTINGS_WORDS =
      List.of(ALLOWED_IMAGES_SETTINGS, IMAGE_CRITERIA, ALLOWED_IMAGE_PROVIDERS);
  private static final List<String> POLICY_WORDS =
      Stream.concat(Stream.of(EC2_ATTRIBUTES), SETTINGS_WORDS.stream()).toList();
  private static final List<String> POLICY_SETTINGS_WORDS = List.of("criteria", "targets");

  /**
   * Returns the kind of a file by the keys that it holds, or nothing if it is no file of ours.
   *
   * @param file its name; one called {@code amiguard} is settings, unless it looks like another
   */
  static Optional<FileKind> of(String file, SourceNode root) {
    if (root instanceof Mapping mapping) {
      if (isSnapshot(mapping)) {
        return Optional.of(SNAPSHOT);
      }
      if (isSettings(mapping)) {
        return Optional.of(SETTINGS);
      }
      if (isPolicy(mapping, DEEPEST_POLICY) || isMisspelledPolicy(mapping)) {
        return Optional.of(POLICY);
      }
    }
    return isNamedLikeSettings(file) ? Optional.of(SETTINGS) : Optional.empty();
  }

  /** Returns whether a text that cannot be parsed was meant to be a file of ours. */
  static boolean isLikely(String file, String text) {
    return isNamedLikeSettings(file) || POLICY_WORDS.stream().anyMatch(text::contains);
  }

  /** Returns why files of the kind are never put right by a program, if they are not. */
  public Optional<String> neverRewritten() {
    return switch (this) {
      case SETTINGS, POLICY -> Optional.empty();
      case TERRAFORM -> Optional.of("Terraform is never rewritten, correct it by hand");
      case SNAPSHOT ->
          Optional.of("A snapshot is never rewritten, correct the policies and take it anew");
    };
  }

  private static boolean isSnapshot(Mapping root) {
    return root.get("organization").isPresent()
        && (root.get("formatVersion").isPresent() || root.get("accounts").isPresent());
  }

  /** Other tools have a list of policies at the top, too. */
  private static boolean isSettings(Mapping root) {
    Optional<SourceNode> policies =
        root.get("policies")
            .or(() -> valueNear("policies", root).filter(Sequence.class::isInstance));
    boolean isVersioned =
        root.get("version").isPresent()
            && (policies.isPresent() || root.get("providers").isPresent());
    return isVersioned
        || policies
            .filter(
                node ->
                    node instanceof Sequence list
                        && list.items().stream().anyMatch(FileKind::isPolicySettings))
            .isPresent();
  }

  private static Optional<SourceNode> valueNear(String key, Mapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> Spelling.isNear(entry.key(), key))
        .map(Entry::value)
        .findFirst();
  }

  private static boolean isPolicySettings(SourceNode node) {
    return node instanceof Mapping mapping
        && POLICY_SETTINGS_WORDS.stream().anyMatch(key -> mapping.get(key).isPresent());
  }

  private static boolean isPolicy(Mapping mapping, int depth) {
    for (Entry entry : mapping.entries()) {
      boolean isDeeper =
          depth > 0 && entry.value() instanceof Mapping inner && isPolicy(inner, depth - 1);
      if (isDeeper || isPolicyWord(entry.key())) {
        return true;
      }
    }
    return false;
  }

  /** One letter makes the attributes of another service out of those of EC2. */
  private static boolean isPolicyWord(String key) {
    return key.toLowerCase(Locale.ROOT).replace('-', '_').equals(EC2_ATTRIBUTES)
        || SETTINGS_WORDS.stream().anyMatch(word -> Spelling.isNear(key, word));
  }

  /** Policies of other types have operators, too, but a key at the top that is quite another. */
  private static boolean isMisspelledPolicy(Mapping mapping) {
    return mapping.entries().size() <= MOST_KEYS_AT_THE_TOP
        && mapping.entries().stream()
            .anyMatch(
                entry ->
                    Spelling.nearest(entry.key(), List.of(EC2_ATTRIBUTES)).isPresent()
                        && (hasOperators(entry.value(), DEEPEST_POLICY)
                            || (Spelling.isNear(entry.key(), EC2_ATTRIBUTES)
                                && holdsAttributes(entry.value()))));
  }

  private static boolean holdsAttributes(SourceNode node) {
    return node instanceof Mapping mapping
        && (mapping.entries().isEmpty()
            || mapping.entries().stream()
                .anyMatch(entry -> AttributeRules.KNOWN.contains(entry.key())));
  }

  private static boolean hasOperators(SourceNode node, int depth) {
    return node instanceof Mapping mapping
        && mapping.entries().stream()
            .anyMatch(
                entry ->
                    Element.isOperatorWord(entry.key())
                        || (depth > 0 && hasOperators(entry.value(), depth - 1)));
  }

  private static boolean isNamedLikeSettings(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return List.of("amiguard.yaml", "amiguard.yml", "amiguard.json").contains(name);
  }
}
