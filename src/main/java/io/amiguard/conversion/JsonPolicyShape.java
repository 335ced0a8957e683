package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What must hold before a JSON object can be read as a policy document. */
final class JsonPolicyShape {
  private static final String NOT_A_POLICY = "import.not-a-policy";

  private JsonPolicyShape() {}

  /** Returns whether the object is a policy document that says something about Allowed AMIs. */
  static boolean check(Mapping root, List<Finding> findings) {
    int before = findings.size();
    duplicates(root, findings);
    Optional<SourceNode> attributes = child(root, PolicyKeys.EC2_ATTRIBUTES);
    if (attributes.isEmpty()) {
      findings.add(notAPolicy(root));
    } else if (child(attributes.get(), PolicyKeys.ALLOWED_IMAGES_SETTINGS).isEmpty()) {
      findings.add(
          refusal(
              attributes.get().where(),
              "the policy has no %s, so it says nothing about Allowed AMIs"
                  .formatted(PolicyKeys.ALLOWED_IMAGES_SETTINGS),
              "Give a policy that does."));
    }
    return findings.size() == before;
  }

  private static Finding notAPolicy(Mapping root) {
    boolean isSnapshot = root.get("formatVersion").isPresent();
    Optional<Entry> wrapper =
        root.entries().stream()
            .filter(entry -> child(entry.value(), PolicyKeys.EC2_ATTRIBUTES).isPresent())
            .findFirst();
    String hint =
        wrapper
            .map(entry -> "Give the content of %s alone.".formatted(Quoted.text(entry.key())))
            .orElse(
                isSnapshot
                    ? "For a snapshot: amiguard init --from-live --snapshot FILE."
                    : "A policy document begins with {\"ec2_attributes\": {…}}.");
    return refusal(root.where(), "the object has no %s".formatted(PolicyKeys.EC2_ATTRIBUTES), hint);
  }

  /** AWS refuses keys that differ in case only (recorded with tag policies). */
  private static void duplicates(SourceNode node, List<Finding> findings) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> duplicates(item, findings));
    }
    if (node instanceof Mapping mapping) {
      Map<String, Entry> first = new HashMap<>();
      for (Entry entry : mapping.entries()) {
        Entry before = first.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry);
        if (before != null) {
          findings.add(duplicate(entry, before));
        }
        duplicates(entry.value(), findings);
      }
    }
  }

  private static Finding duplicate(Entry entry, Entry before) {
    return Finding.of(
            Severity.ERROR,
            "import.duplicate-key",
            entry.where(),
            "key %s stands here a second time, first as %s in line %d"
                .formatted(
                    Quoted.text(entry.key()), Quoted.text(before.key()), before.where().line()))
        .withHint("Keep one of the two.");
  }

  private static Optional<SourceNode> child(SourceNode node, String key) {
    return node instanceof Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().equalsIgnoreCase(key))
            .map(Entry::value)
            .findFirst()
        : Optional.empty();
  }

  private static Finding refusal(Where where, String message, String hint) {
    return Finding.of(Severity.ERROR, NOT_A_POLICY, where, message).withHint(hint);
  }
}
