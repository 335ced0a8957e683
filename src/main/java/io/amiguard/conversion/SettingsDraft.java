package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.policy.PolicyName;
import io.amiguard.settings.NamedProvider;
import io.amiguard.terraform.Unknown;
import java.util.List;
import java.util.Set;

/**
 * A settings file that is being written.
 *
 * @param header the comments at the top
 * @param providers names for accounts, in the order of the file
 * @param explanations comments that say what the keys mean
 * @param findings what could not be carried over
 */
public record SettingsDraft(
    List<String> header,
    List<NamedProvider> providers,
    List<DraftPolicy> policies,
    Explanations explanations,
    List<Finding> findings) {

  private static final Set<String> LEFT_OUT =
      Set.of(Unknown.RULE, TerraformPolicySource.BAD_TARGET);

  public SettingsDraft {
    header = List.copyOf(header);
    providers = List.copyOf(providers);
    policies = List.copyOf(policies);
    findings = List.copyOf(findings);
  }

  /** Returns the text of the file: the same draft gives the same text. */
  public String text() {
    return new SettingsYaml(this).text();
  }

  /** Returns the same file with the targets of some policies to be filled in. */
  SettingsDraft withoutTargetsOf(Set<PolicyName> names) {
    return new SettingsDraft(
        header,
        providers,
        policies.stream()
            .map(
                policy ->
                    names.contains(policy.settings().name()) ? policy.withoutTargets() : policy)
            .toList(),
        explanations,
        findings);
  }

  /** Returns whether settings say everything that was to be carried over. */
  public boolean isWhole() {
    return commentedCount() == 0
        && findings.stream().noneMatch(finding -> LEFT_OUT.contains(finding.rule()));
  }

  /** Returns how many policies the file holds. */
  public int policyCount() {
    return (int) policies.stream().filter(DraftPolicy::isExact).count();
  }

  /** Returns how many policies stand in the file as comments, because settings cannot say them. */
  public int commentedCount() {
    return policies.size() - policyCount();
  }
}
