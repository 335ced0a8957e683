package io.amiguard.snapshot;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One JSON object of a snapshot, read key by key; whatever is wrong with it becomes a finding. */
final class ObjectFields {
  private final Where where;
  private final String what;
  private final Map<String, SourceNode> values = new HashMap<>();
  private final List<Finding> findings;

  /**
   * @param what the object in words, such as "an account"
   * @param known the keys that it may have
   */
  ObjectFields(
      SourceNode.Mapping mapping, String what, List<String> known, List<Finding> findings) {
    this.where = mapping.where();
    this.what = what;
    this.findings = findings;
    for (SourceNode.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        findings.add(unknownKey(entry, known));
      } else if (values.putIfAbsent(entry.key(), entry.value()) != null) {
        findings.add(duplicateKey(entry));
      }
    }
    values.values().removeIf(ObjectFields::isNull);
  }

  Where where() {
    return where;
  }

  /** Returns where the value of a key stands, or the object itself without it. */
  Where where(String key) {
    SourceNode value = values.get(key);
    return value == null ? where : value.where();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    return required(key).flatMap(node -> asText(key, node));
  }

  Optional<String> optionalText(String key) {
    return Optional.ofNullable(values.get(key)).flatMap(node -> asText(key, node));
  }

  /**
   * Returns a text of a given form.
   *
   * @param kind the form in words, such as "a policy id (p-…)"
   */
  Optional<String> matching(String key, Pattern form, String kind) {
    Optional<String> text = text(key);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      findings.add(badId(key, text.get(), kind));
      return Optional.empty();
    }
    return text;
  }

  /** Returns the id of a place of one of the types. */
  Optional<TargetId> target(String key, Set<TargetId.Type> types) {
    Optional<String> text = text(key);
    Optional<TargetId> id =
        text.filter(TargetId::isValid)
            .map(TargetId::new)
            .filter(target -> types.contains(target.type()));
    if (text.isPresent() && id.isEmpty()) {
      String kinds =
          types.stream().sorted().map(ObjectFields::idOf).collect(Collectors.joining(" or "));
      findings.add(badId(key, text.get(), kinds));
    }
    return id;
  }

  Optional<SourceNode.Mapping> mapping(String key) {
    return required(key).flatMap(node -> asMapping(quoted(key), node));
  }

  Optional<SourceNode.Mapping> optionalMapping(String key) {
    return Optional.ofNullable(values.get(key)).flatMap(node -> asMapping(quoted(key), node));
  }

  /** Returns the objects of a list; a list that is absent has none. */
  List<SourceNode.Mapping> mappings(String key) {
    List<SourceNode.Mapping> mappings = new ArrayList<>();
    for (SourceNode item : items(key)) {
      asMapping("an item of " + quoted(key), item).ifPresent(mappings::add);
    }
    return mappings;
  }

  /** Returns the texts of a list; a list that is absent has none. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (SourceNode item : items(key)) {
      asText(key, item).ifPresent(texts::add);
    }
    return texts;
  }

  /** Returns the texts of an object such as tags; an object that is absent has none. */
  Map<String, String> textsByName(String key) {
    Map<String, String> texts = new HashMap<>();
    for (SourceNode.Entry entry :
        optionalMapping(key).map(SourceNode.Mapping::entries).orElse(List.of())) {
      asText(entry.key(), entry.value())
          .ifPresent(
              text -> {
                if (texts.putIfAbsent(entry.key(), text) != null) {
                  findings.add(duplicateKey(entry));
                }
              });
    }
    return texts;
  }

  private List<SourceNode> items(String key) {
    SourceNode node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SourceNode.Sequence sequence) {
      return sequence.items();
    }
    findings.add(wrongType(quoted(key), "a list", node));
    return List.of();
  }

  private Optional<SourceNode> required(String key) {
    SourceNode node = values.get(key);
    if (node == null) {
      findings.add(
          Finding.of(
              Severity.ERROR,
              "snapshot.missing-key",
              where,
              "%s has no %s".formatted(what, quoted(key))));
    }
    return Optional.ofNullable(node);
  }

  private Optional<String> asText(String key, SourceNode node) {
    if (node instanceof SourceNode.Scalar scalar
        && scalar.type() == SourceNode.Scalar.Type.STRING) {
      return Optional.of(scalar.text());
    }
    findings.add(wrongType(quoted(key), "a text", node));
    return Optional.empty();
  }

  private Optional<SourceNode.Mapping> asMapping(String subject, SourceNode node) {
    if (node instanceof SourceNode.Mapping mapping) {
      return Optional.of(mapping);
    }
    findings.add(wrongType(subject, "an object", node));
    return Optional.empty();
  }

  static Finding duplicateKey(SourceNode.Entry entry) {
    return Finding.of(
        Severity.ERROR,
        "snapshot.duplicate-key",
        entry.where(),
        "key %s stands twice in one object".formatted(quoted(entry.key())));
  }

  private Finding unknownKey(SourceNode.Entry entry, List<String> known) {
    return Finding.of(
            Severity.ERROR,
            "snapshot.unknown-key",
            entry.where(),
            "%s has no key %s".formatted(what, quoted(entry.key())))
        .withHint("use " + String.join(", ", known));
  }

  private static Finding wrongType(String subject, String wanted, SourceNode node) {
    return Finding.of(
        Severity.ERROR,
        "snapshot.wrong-type",
        node.where(),
        "%s must be %s, not %s".formatted(subject, wanted, words(node)));
  }

  private Finding badId(String key, String text, String kind) {
    return Finding.of(
        Severity.ERROR,
        "snapshot.bad-id",
        where(key),
        "%s of %s must be %s, not %s".formatted(quoted(key), what, kind, quoted(text)));
  }

  private static String idOf(TargetId.Type type) {
    return switch (type) {
      case ROOT -> "a root id (r-…)";
      case ORGANIZATIONAL_UNIT -> "an organizational unit id (ou-…-…)";
      case ACCOUNT -> "a 12-digit account id";
    };
  }

  private static String words(SourceNode node) {
    return node instanceof SourceNode.Mapping ? "an object" : node.kindInWords();
  }

  private static String quoted(String key) {
    return Quoted.text(key);
  }

  private static boolean isNull(SourceNode node) {
    return node instanceof SourceNode.Scalar scalar && scalar.type() == SourceNode.Scalar.Type.NULL;
  }
}
