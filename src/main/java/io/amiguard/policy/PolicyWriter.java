package io.amiguard.policy;

import io.amiguard.organization.TargetId;
import java.util.Map;
import java.util.Set;

/** Every change that amiguard can make to an organization, one method a call. */
public interface PolicyWriter {

  /** Enables trusted access for a service (API {@code EnableAWSServiceAccess}). */
  void enableServiceAccess(String servicePrincipal);

  /** Enables declarative policies on the root (API {@code EnablePolicyType}). */
  void enablePolicyType(TargetId root, String policyType);

  /** Creates a policy; it is attached nowhere yet. */
  void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags);

  /** Sets these tags on a policy; its other tags stay (API {@code TagResource}). */
  void tag(DeclarativePolicy before, Map<String, String> tags);

  /** Takes tags off a policy; one that is not there counts as done (API {@code UntagResource}). */
  void untag(DeclarativePolicy before, Set<String> keys);

  /** Replaces description and document of {@code before}, which is the policy as it was read. */
  void update(DeclarativePolicy before, String description, PolicyDocument document);

  /** Attaches a policy; already attached counts as done. */
  void attach(PolicyName policy, TargetId target);

  /** Detaches a policy; not attached counts as done. */
  void detach(PolicyName policy, TargetId target);

  /** Deletes a policy that is attached nowhere. */
  void delete(PolicyName policy);
}
