package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.settings.NamedProvider;
import java.util.List;

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

  /** Returns the same file with its targets to be filled in. */
  SettingsDraft withoutTargets() {
    return new SettingsDraft(
        header,
        providers,
        policies.stream().map(DraftPolicy::withoutTargets).toList(),
        explanations,
        findings);
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
