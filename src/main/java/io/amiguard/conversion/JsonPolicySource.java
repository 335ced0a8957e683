package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * JSON: a policy document, an effective policy, or what the AWS CLI prints about one ({@code
 * describe-policy}, {@code describe-effective-policy}), which holds the document as a text.
 */
final class JsonPolicySource implements PolicySource {
  private static final String BAD_DOCUMENT = "import.not-a-policy";

  @Override
  public boolean isKindOf(PolicyFile file) {
    String text = withoutMark(file.text()).stripLeading();
    return text.startsWith("{")
        || text.startsWith("[")
        || file.name().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  @Override
  public List<FilePolicy> policies(PolicyFile file, List<Finding> findings) {
    return SourceParser.parseJson(file.name(), file.text(), findings)
        .flatMap(root -> mapping(root, findings))
        .flatMap(root -> policy(file, root, findings))
        .stream()
        .toList();
  }

  /** Returns the object that a policy document must be. */
  static Optional<Mapping> mapping(SourceNode node, List<Finding> findings) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    refuse(
        findings,
        node.where(),
        "a policy document is a JSON object, not " + node.kindInWords(),
        "Write {\"ec2_attributes\": {…}}.");
    return Optional.empty();
  }

  private static Optional<FilePolicy> policy(
      PolicyFile file, Mapping root, List<Finding> findings) {
    Optional<JsonWrapper> wrapper = JsonWrapper.of(root);
    return wrapper.isPresent()
        ? wrapped(file, wrapper.get(), findings)
        : document(root, file.text(), findings)
            .map(
                document ->
                    FilePolicy.withoutTargets(
                        Optional.empty(), Optional.empty(), document, new JsonPlaces(root)));
  }

  private static Optional<FilePolicy> wrapped(
      PolicyFile file, JsonWrapper wrapper, List<Finding> findings) {
    Scalar content = wrapper.content();
    String name = "%s (text in line %d)".formatted(file.name(), content.where().line());
    return SourceParser.parseJson(name, content.text(), findings)
        .flatMap(root -> mapping(root, findings))
        .flatMap(root -> document(root, content.text(), findings))
        .map(
            document ->
                FilePolicy.withoutTargets(
                    wrapper.name(), wrapper.description(), document, path -> content.where()));
  }

  /**
   * Returns the policy document that an object is.
   *
   * @param text the same object as JSON
   */
  static Optional<PolicyDocument> document(Mapping root, String text, List<Finding> findings) {
    boolean isSound = JsonPolicyShape.check(root, findings);
    if (!isSound) {
      return Optional.empty();
    }
    try {
      return Optional.of(withOperators(root, PolicyDocument.parse(withoutMark(text)), findings));
    } catch (IllegalArgumentException e) {
      refuse(
          findings,
          root.where(),
          "the document cannot be read: " + Quoted.text(String.valueOf(e.getMessage())),
          "Correct the JSON.");
      return Optional.empty();
    }
  }

  /** An effective policy has no operators; whoever makes a policy of it assigns its values. */
  private static PolicyDocument withOperators(
      Mapping root, PolicyDocument document, List<Finding> findings) {
    if (Element.root(document.json()).hasOperators()) {
      return document;
    }
    findings.add(
        Finding.of(
                Severity.NOTE,
                "import.effective-policy",
                root.where(),
                "the document has no operators, so it is read as an effective policy: every value as %s"
                    .formatted(PolicyKeys.ASSIGN))
            .withHint(
                "An effective policy does not say what lower policies may do; see child_policies."));
    return PolicyDocument.of(BareValues.assigned(document.json()));
  }

  /** A byte order mark stands before the text of some editors. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void refuse(List<Finding> findings, Where where, String message, String hint) {
    findings.add(Finding.of(Severity.ERROR, BAD_DOCUMENT, where, message).withHint(hint));
  }
}
