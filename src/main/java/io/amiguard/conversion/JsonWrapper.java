package io.amiguard.conversion;

import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import java.util.Optional;

/**
 * What the AWS CLI prints about a policy: the document is a text in it (API {@code Policy}, {@code
 * EffectivePolicy}).
 */
record JsonWrapper(Optional<String> name, Optional<String> description, Scalar content) {

  /** Returns the wrapper that an object is; empty if it is none. */
  static Optional<JsonWrapper> of(Mapping root) {
    Optional<Mapping> policy = child(root, "Policy");
    Optional<Mapping> summary = policy.flatMap(each -> child(each, "PolicySummary"));
    return policy
        .flatMap(each -> text(each, "Content"))
        .or(() -> child(root, "EffectivePolicy").flatMap(each -> text(each, "PolicyContent")))
        .or(() -> text(root, "Content"))
        .map(
            content ->
                new JsonWrapper(
                    summary.flatMap(each -> text(each, "Name")).map(Scalar::text),
                    summary.flatMap(each -> text(each, "Description")).map(Scalar::text),
                    content));
  }

  private static Optional<Mapping> child(Mapping parent, String key) {
    return parent.get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  private static Optional<Scalar> text(Mapping parent, String key) {
    return parent.get(key).filter(JsonWrapper::isText).map(Scalar.class::cast);
  }

  private static boolean isText(SourceNode node) {
    return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING;
  }
}
