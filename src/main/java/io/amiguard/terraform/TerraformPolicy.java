package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.Quoted;
import java.util.List;

/**
 * A policy of type {@code DECLARATIVE_POLICY_EC2} in a Terraform file, or one that may be of it.
 *
 * @param label what Terraform calls it
 * @param type nothing but what is unknown about it
 * @param targets in the order of their attachments
 */
public record TerraformPolicy(
    Where where,
    String label,
    Evaluated<String> type,
    Evaluated<String> name,
    Evaluated<String> description,
    Evaluated<PolicyContent> content,
    List<Evaluated<String>> targets) {

  public TerraformPolicy {
    targets = List.copyOf(targets);
  }

  /** Returns what messages call the policy. */
  public String address() {
    return Quoted.line(Resource.POLICY + "." + label);
  }
}
