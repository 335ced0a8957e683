package io.amiguard.lint;

import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Unknown;
import java.util.Optional;

/** Checks a declarative policy: the grammar that AWS wants, then what is unwise. */
final class PolicyLint {
  private final Problems problems;

  PolicyLint(Problems problems) {
    this.problems = problems;
  }

  /** Returns what the policy says about Allowed AMIs, as far as that can be told. */
  Optional<PolicyDraft> check(SourceNode node) {
    if (node instanceof Unknown unknown && !unknown.isText()) {
      return Optional.empty();
    }
    if (!(node instanceof Mapping document)) {
      new NodeRules(problems)
          .wrongType("a policy", "an object", node, "Write {\"ec2_attributes\": {…}}.");
      return Optional.empty();
    }
    new KeyRules(problems).check(document);
    new OperatorRules(problems).check(document);
    new SizeRules(problems).check(document);
    Optional<Element> attributes = new PolicyTop(problems).attributes(document);
    attributes.ifPresent(new LockRules(problems)::check);
    Optional<PolicyDraft> policy =
        attributes.flatMap(element -> AttributeRules.check(element, problems));
    policy.ifPresent(this::advise);
    return policy;
  }

  private void advise(PolicyDraft policy) {
    PolicyAdvice advice = new PolicyAdvice(problems);
    advice.check(policy);
    advice.checkInPolicy(policy);
  }
}
