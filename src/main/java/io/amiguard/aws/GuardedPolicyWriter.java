package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.OrganizationWriter;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks at a policy once more before it is written to: whether it is still ours, and before its
 * document is replaced, whether it still says what the plan saw. Of many attachments of a policy
 * only the first is preceded by that look, and so with detachments: AWS describes no more than a
 * few policies a second. Before the first detachment it looks as well whether the attachments that
 * are to stay are there. Organizations has no version token (no such member in {@code
 * UpdatePolicy}), so a moment remains between a look and the writes after it.
 */
public final class GuardedPolicyWriter implements OrganizationWriter {
  private final OrganizationWriter writer;
  private final AwsPolicyReader reader;
  private final StayingAttachments staying;
  private final Map<PolicyName, DeclarativePolicy> planned = new TreeMap<>();
  private final Set<PolicyName> taggedNow = new HashSet<>();
  private final Set<PolicyName> attachedNow = new HashSet<>();
  private final Set<PolicyName> detachedNow = new HashSet<>();

  /**
   * @param planned the policies as the plan saw them; one that is created later is not looked at
   * @param after the policies as they are when the plan is made
   */
  public GuardedPolicyWriter(
      AwsClients clients, List<DeclarativePolicy> planned, List<DeclarativePolicy> after) {
    this.writer = new AwsPolicyWriter(clients, planned);
    this.reader = new AwsPolicyReader(clients);
    this.staying = new StayingAttachments(clients, planned, after);
    planned.forEach(policy -> this.planned.put(policy.name(), policy));
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    writer.enableServiceAccess(servicePrincipal);
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    writer.enablePolicyType(root, policyType);
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    writer.create(name, description, document, tags);
  }

  /** A policy becomes ours by it: nothing but what the plan saw may be taken over. */
  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    requireUnchanged(before, reader.now(before));
    writer.tag(before, tags);
    taggedNow.add(before.name());
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    requireOurs(before);
    writer.untag(before, keys);
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    requireUnchanged(before, requireOurs(before));
    writer.update(before, description, document);
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    if (attachedNow.add(policy)) {
      requireOurs(policy);
    }
    writer.attach(policy, target);
    staying.add(policy, target);
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    if (detachedNow.add(policy)) {
      requireOurs(policy);
      staying.require(writer);
    }
    writer.detach(policy, target);
  }

  @Override
  public void delete(PolicyName policy) {
    requireOurs(policy);
    writer.delete(policy);
  }

  @Override
  public Optional<PolicyId> knownId(PolicyName policy) {
    return writer.knownId(policy);
  }

  private void requireOurs(PolicyName name) {
    Optional.ofNullable(planned.get(name)).ifPresent(this::requireOurs);
  }

  /** A tag that was set a moment ago may not be shown yet. */
  private DeclarativePolicy requireOurs(DeclarativePolicy before) {
    DeclarativePolicy now = reader.now(before);
    boolean tagged = now.isManaged() || taggedNow.contains(before.name());
    if (!tagged || !now.name().equals(before.name())) {
      throw new AmiguardException(
          Kind.REFUSED,
          "policy %s lost its tag %s or its name after the plan was made, so it is not ours any more: plan again"
              .formatted(before.label(), DeclarativePolicy.MANAGED_TAG));
    }
    return now;
  }

  private static void requireUnchanged(DeclarativePolicy before, DeclarativePolicy now) {
    if (!now.document().equals(before.document())
        || !now.description().equals(before.description())) {
      throw new AmiguardException(
          Kind.REFUSED,
          "policy %s was changed by someone else after the plan was made: plan again"
              .formatted(before.label()));
    }
  }
}
