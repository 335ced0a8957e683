package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;

import io.amiguard.Finding;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Mapping;
import java.util.List;
import java.util.Optional;

/** Finds {@code ec2_attributes}, the only key that may stand at the top of a policy. */
final class PolicyTop {
  private static final int DEEPEST_WRAPPER = 4;

  private final Problems problems;

  PolicyTop(Problems problems) {
    this.problems = problems;
  }

  /** Returns the attributes, wherever they stand. */
  Optional<Element> attributes(Mapping document) {
    Element top = new Element(document.where(), "the document", document);
    Optional<Element> attributes = member(top, EC2_ATTRIBUTES);
    if (attributes.isPresent()) {
      top.members().stream().filter(other -> !isAttributes(other)).forEach(this::besides);
      checkCase(attributes.get(), top);
      operators(document);
      return attributes;
    }
    if (member(top, ALLOWED_IMAGES_SETTINGS).isPresent()) {
      missing(top, "Put everything into {\"ec2_attributes\": {…}}.");
      return Optional.of(top);
    }
    return wrapped(top);
  }

  private Optional<Element> wrapped(Element top) {
    for (Element outer : top.members()) {
      Optional<Element> inner = search(outer, DEEPEST_WRAPPER);
      if (inner.isPresent()) {
        problems.error(
            "policy.wrapper",
            outer.where(),
            "key %s wraps the policy".formatted(Quoted.text(outer.key())),
            "Take it away: ec2_attributes is the key at the top.");
        return inner;
      }
      if (isMistaken(outer)) {
        mistaken(outer);
        return Optional.of(outer);
      }
    }
    missing(top, "Write {\"ec2_attributes\": {…}}.");
    return Optional.empty();
  }

  private static Optional<Element> search(Element outer, int depth) {
    Optional<Element> found = member(outer, EC2_ATTRIBUTES);
    if (found.isPresent() || depth == 0) {
      return found;
    }
    return outer.members().stream()
        .map(inner -> search(inner, depth - 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isMistaken(Element outer) {
    return member(outer, ALLOWED_IMAGES_SETTINGS).isPresent()
        || Spelling.nearest(outer.key(), List.of(EC2_ATTRIBUTES)).isPresent();
  }

  private void mistaken(Element outer) {
    Finding finding = besides(outer);
    boolean isSlip = Spelling.isOneSlip(outer.key(), EC2_ATTRIBUTES);
    CertainWord.sameLetters(outer.key(), List.of(EC2_ATTRIBUTES))
        .or(() -> isSlip ? Optional.of(EC2_ATTRIBUTES) : Optional.empty())
        .ifPresent(key -> problems.offer(finding, Respelling.text(outer.where(), key)));
  }

  private Finding besides(Element other) {
    return problems.error(
        "policy.unknown-key",
        other.where(),
        "a policy has no key %s at the top".formatted(Quoted.text(other.key())),
        AttributeRules.KNOWN.contains(other.key())
            ? "Move it into ec2_attributes."
            : Spelling.hint(
                other.key(), List.of(EC2_ATTRIBUTES), "Use ec2_attributes; it is the only one."));
  }

  private void operators(Mapping document) {
    document.entries().stream()
        .filter(entry -> Element.isOperatorWord(entry.key()))
        .map(Element::of)
        .forEach(this::misplaced);
  }

  private void misplaced(Element operator) {
    problems.error(
        "policy.misplaced-operator",
        operator.where(),
        "%s cannot stand at the top of a policy".formatted(Quoted.text(operator.key())),
        "Put it into ec2_attributes or below.");
  }

  private void missing(Element top, String hint) {
    if (top.unknown().isEmpty()) {
      problems.error(
          "policy.missing-attributes", top.where(), "the policy has no ec2_attributes", hint);
    }
  }

  private void checkCase(Element attributes, Element top) {
    if (!attributes.key().equals(EC2_ATTRIBUTES)) {
      Finding finding =
          problems.warning(
              "policy.key-case",
              attributes.where(),
              "key %s has capitals; AWS documents 'ec2_attributes'"
                  .formatted(Quoted.text(attributes.key())),
              "Write 'ec2_attributes'.");
      if (top.countOf(EC2_ATTRIBUTES) == 1) {
        problems.offer(finding, Respelling.text(attributes.where(), EC2_ATTRIBUTES));
      }
    }
  }

  private static boolean isAttributes(Element element) {
    return element.key().equalsIgnoreCase(EC2_ATTRIBUTES);
  }

  private static Optional<Element> member(Element element, String key) {
    return element.members().stream()
        .filter(inner -> inner.key().equalsIgnoreCase(key))
        .findFirst();
  }
}
