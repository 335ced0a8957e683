package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.Map;
import java.util.Set;

/**
 * One step of a plan: one call of {@link PolicyWriter}, kept as data.
 *
 * <p>Whoever needs to treat each kind in its own way is a {@code PolicyWriter}: the adapter for AWS
 * makes the call, a renderer prints it, a simulation performs it in memory. A new kind of change is
 * then a compile error in every one of them.
 */
public sealed interface Change {

  /** Makes the one call that this change stands for. */
  void applyTo(PolicyWriter writer);

  /** Returns what kind of difference this makes, for symbols and counts. */
  Effort effort();

  /** Whether a change adds something, alters it or takes it away. */
  enum Effort {
    ADD("+"),
    CHANGE("~"),
    REMOVE("-");

    private final String symbol;

    Effort(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /** Enables trusted access for a service. */
  record EnableServiceAccess(String servicePrincipal) implements Change {
    @Override
    public void applyTo(PolicyWriter writer) {
      writer.enableServiceAccess(servicePrincipal);
    }

    @Override
    public Effort effort() {
      return Effort.ADD;
    }
  }

  /** Enables a policy type on the root. */
  record EnablePolicyType(TargetId root, String policyType) implements Change {
    @Override
    public void applyTo(PolicyWriter writer) {
      writer.enablePolicyType(root, policyType);
    }

    @Override
    public Effort effort() {
      return Effort.ADD;
    }
  }

  /** Creates a policy, attached nowhere yet. */
  record CreatePolicy(
      PolicyName policy, String description, PolicyDocument document, Map<String, String> tags)
      implements Change {
    public CreatePolicy {
      tags = Map.copyOf(tags);
    }

    @Override
    public void applyTo(PolicyWriter writer) {
      writer.create(policy, description, document, tags);
    }

    @Override
    public Effort effort() {
      return Effort.ADD;
    }
  }

  /**
   * Sets tags on a policy; its other tags stay.
   *
   * @param before the policy as it was when the plan was made
   */
  record TagPolicy(DeclarativePolicy before, Map<String, String> tags) implements Change {
    public TagPolicy {
      tags = Map.copyOf(tags);
    }

    @Override
    public void applyTo(PolicyWriter writer) {
      writer.tag(before, tags);
    }

    @Override
    public Effort effort() {
      return Effort.CHANGE;
    }
  }

  /**
   * Takes tags off a policy.
   *
   * @param before the policy as it was when the plan was made
   */
  record UntagPolicy(DeclarativePolicy before, Set<String> keys) implements Change {
    public UntagPolicy {
      keys = Set.copyOf(keys);
    }

    @Override
    public void applyTo(PolicyWriter writer) {
      writer.untag(before, keys);
    }

    @Override
    public Effort effort() {
      return Effort.CHANGE;
    }
  }

  /**
   * Replaces description and document of a policy.
   *
   * @param before the policy as it was when the plan was made
   */
  record UpdatePolicy(DeclarativePolicy before, String description, PolicyDocument document)
      implements Change {
    @Override
    public void applyTo(PolicyWriter writer) {
      writer.update(before, description, document);
    }

    @Override
    public Effort effort() {
      return Effort.CHANGE;
    }
  }

  /** Attaches a policy to a target. */
  record AttachPolicy(PolicyName policy, TargetId target) implements Change {
    @Override
    public void applyTo(PolicyWriter writer) {
      writer.attach(policy, target);
    }

    @Override
    public Effort effort() {
      return Effort.ADD;
    }
  }

  /** Detaches a policy from a target. */
  record DetachPolicy(PolicyName policy, TargetId target) implements Change {
    @Override
    public void applyTo(PolicyWriter writer) {
      writer.detach(policy, target);
    }

    @Override
    public Effort effort() {
      return Effort.REMOVE;
    }
  }

  /** Deletes a policy that is attached nowhere any more. */
  record DeletePolicy(DeclarativePolicy before) implements Change {
    @Override
    public void applyTo(PolicyWriter writer) {
      writer.delete(before.name());
    }

    @Override
    public Effort effort() {
      return Effort.REMOVE;
    }
  }
}
