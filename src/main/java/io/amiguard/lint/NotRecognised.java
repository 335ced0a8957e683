package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what a file holds that is none of ours, and what it may have been meant to hold. */
final class NotRecognised {
  private static final int SHOWN_KEYS = 5;
  private static final List<String> TOP =
      List.of(PolicyKeys.EC2_ATTRIBUTES, "policies", "formatVersion", "organization");

  private NotRecognised() {}

  static Finding finding(String file, SourceNode root) {
    Optional<Entry> nearest = root instanceof Mapping mapping ? nearest(mapping) : Optional.empty();
    return Finding.of(
            Severity.ERROR,
            "file.not-recognised",
            nearest.map(Entry::where).orElse(Where.file(file)),
            "the file holds %s, so it is neither settings nor a policy nor a snapshot"
                .formatted(words(root)))
        .withHint(
            nearest
                .flatMap(entry -> meant(entry.key()))
                .map(key -> "Did you mean %s?".formatted(Quoted.text(key)))
                .or(() -> printedByTheAwsCli(root))
                .orElse(
                    "Settings have version and policies at the top, a policy ec2_attributes,"
                        + " a snapshot formatVersion and organization."));
  }

  /** There the policy is a text, in which no place could be shown. */
  private static Optional<String> printedByTheAwsCli(SourceNode root) {
    return member(root, "Policy")
        .flatMap(policy -> member(policy, "Content"))
        .map(
            content ->
                "The policy is the text in Content: add --query Policy.Content --output text to"
                    + " aws organizations describe-policy, and lint what that prints.");
  }

  private static Optional<SourceNode> member(SourceNode node, String key) {
    return node instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  private static Optional<Entry> nearest(Mapping root) {
    return root.entries().stream()
        .limit(SHOWN_KEYS)
        .filter(entry -> !TOP.contains(entry.key()))
        .filter(entry -> meant(entry.key()).isPresent())
        .findFirst();
  }

  private static Optional<String> meant(String key) {
    return TOP.stream()
        .filter(known -> Spelling.isNear(key, known))
        .findFirst()
        .or(() -> Spelling.nearest(key, List.of(PolicyKeys.EC2_ATTRIBUTES)));
  }

  private static String words(SourceNode root) {
    return root instanceof Mapping mapping && !mapping.entries().isEmpty()
        ? mapping.entries().stream()
            .limit(SHOWN_KEYS)
            .map(Entry::key)
            .map(Quoted::text)
            .collect(Collectors.joining(", ", "keys ", ""))
        : root.kindInWords();
  }
}
