package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Difference;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says the changes of a plan as findings: where the organization is not what the settings say. */
public final class Drift implements PolicyWriter {
  private final CurrentOrganization current;
  private final OrganizationTree tree;
  private final List<Finding> findings = new ArrayList<>();

  private Drift(CurrentOrganization current) {
    this.current = current;
    this.tree = current.tree();
  }

  /** Returns one finding for each thing that differs; none if the plan is empty. */
  public static List<Finding> of(Plan plan) {
    Drift drift = new Drift(plan.current());
    plan.applyTo(drift);
    return drift.findings;
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    add(
        "check.no-service-access",
        tree.organizationId(),
        "trusted access for %s is not enabled in organization %s"
            .formatted(servicePrincipal, tree.organizationId()));
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    String label = tree.labelOf(root);
    add(
        "check.no-policy-type",
        label,
        "policy type %s is not enabled on %s".formatted(policyType, label));
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    add("check.policy-missing", name.value(), "policy %s does not exist".formatted(name));
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    new TreeMap<>(tags)
        .forEach(
            (key, value) ->
                add(
                    "check.tag-differs",
                    before.label(),
                    "policy %s does not have the tag %s=%s".formatted(before.label(), key, value)));
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    new TreeSet<>(keys)
        .forEach(
            key ->
                add(
                    "check.tag-differs",
                    before.label(),
                    "policy %s has the tag %s, which it should not"
                        .formatted(before.label(), key)));
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    Difference.between(before.document().json(), document.json())
        .forEach(difference -> differs(before, difference));
    if (!before.description().equals(description)) {
      add(
          "check.policy-differs",
          before.label(),
          "policy %s has the description \"%s\"; the settings say \"%s\""
              .formatted(before.label(), before.description(), description));
    }
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    String label = tree.labelOf(target);
    add(
        "check.not-attached",
        label,
        "policy %s is not attached to %s".formatted(label(policy), label));
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    String label = tree.labelOf(target);
    add(
        "check.stray-attachment",
        label,
        "policy %s is attached to %s, which the settings do not name"
            .formatted(label(policy), label));
  }

  @Override
  public void delete(PolicyName policy) {
    String label = label(policy);
    add("check.stray-policy", label, "policy %s should not exist".formatted(label));
  }

  /** A policy that does not exist yet has no id. */
  private String label(PolicyName policy) {
    return current.policy(policy).map(DeclarativePolicy::label).orElseGet(policy::value);
  }

  private void differs(DeclarativePolicy live, Difference difference) {
    String path =
        difference.path().stream()
            .filter(key -> !key.equals(PolicyKeys.ASSIGN))
            .collect(Collectors.joining("."));
    if (difference.isList()) {
      if (!difference.removed().isEmpty()) {
        add(
            live,
            "%s has %s, which the settings do not"
                .formatted(path, String.join(", ", difference.removed())));
      }
      if (!difference.added().isEmpty()) {
        add(live, "%s lacks %s".formatted(path, String.join(", ", difference.added())));
      }
    } else {
      add(
          live,
          "%s is %s; the settings say %s"
              .formatted(
                  path,
                  difference.before().map(Object::toString).orElse("not set"),
                  difference.after().map(Object::toString).orElse("nothing")));
    }
  }

  private void add(DeclarativePolicy live, String message) {
    add("check.policy-differs", live.label(), "policy %s: %s".formatted(live.label(), message));
  }

  private void add(String rule, String where, String message) {
    findings.add(
        Finding.of(Severity.ERROR, rule, Where.target(where), message)
            .withHint("run 'amiguard plan' to see what would correct it"));
  }
}
