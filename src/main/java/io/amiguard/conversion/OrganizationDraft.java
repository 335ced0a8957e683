package io.amiguard.conversion;

import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Adoption;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.settings.TargetReference;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The settings that an organization has already. Applying them changes nothing but tags: a policy
 * that settings cannot say exactly stands in the file as a comment.
 */
public final class OrganizationDraft {
  private final CurrentOrganization current;
  private final TargetNames targets;
  private final PolicyDrafts drafts;

  private OrganizationDraft(CurrentOrganization current) {
    this.current = current;
    this.targets = new TargetNames(current.tree());
    this.drafts = new PolicyDrafts(AccountNames.of(current.tree()));
  }

  /** Returns every declarative policy that says something about Allowed AMIs, by name. */
  public static SettingsDraft of(CurrentOrganization current) {
    return new OrganizationDraft(current).draft();
  }

  private SettingsDraft draft() {
    List<DeclarativePolicy> found =
        current.policies().stream()
            .filter(policy -> policy.document().allowedImages().isPresent())
            .sorted(Comparator.comparing(DeclarativePolicy::name))
            .toList();
    for (DeclarativePolicy policy : found) {
      drafts.add(found(policy), new LivePolicy(policy, targets.remarks(policy.targets())));
    }
    return drafts.draft(header(current.policies().size() - found.size()), List.of());
  }

  private List<String> header(int others) {
    String what =
        "What the declarative policies of organization %s say about Allowed AMIs, as settings of amiguard."
            .formatted(current.tree().organizationId());
    String rest =
        "%d further declarative polic%s nothing about Allowed AMIs and %s not here."
            .formatted(others, others == 1 ? "y says" : "ies say", others == 1 ? "is" : "are");
    String next = "What applying this file would change: amiguard plan";
    return others == 0 ? List.of(what, next) : List.of(what, rest, next);
  }

  private FoundPolicy found(DeclarativePolicy policy) {
    List<TargetReference> references =
        policy.targets().stream().map((TargetId id) -> targets.referenceTo(id)).toList();
    return new FoundPolicy(
        policy.label(),
        policy.name(),
        policy.description(),
        references,
        policy.isManaged() ? Adoption.REFUSED : Adoption.ALLOWED,
        policy.document());
  }

  /** A policy that is live. */
  private record LivePolicy(DeclarativePolicy policy, Map<String, String> targetIds)
      implements PolicyDrafts.Origin {

    @Override
    public Where of(List<String> path) {
      return Where.target(YamlText.comment(policy.label()));
    }

    @Override
    public List<String> remarks() {
      return List.of(
          policy.isManaged()
              ? "%s, managed by amiguard".formatted(policy.id())
              : "%s, not managed by amiguard yet: apply would add the tag %s=true"
                  .formatted(policy.id(), DeclarativePolicy.MANAGED_TAG));
    }

    /** To prune deletes what is ours and not in the settings. */
    @Override
    public String fateOfTheLeftOut() {
      return policy.isManaged()
          ? "The file holds the policy as a comment. It is managed by amiguard, so apply --prune would delete it."
          : "The file holds the policy as a comment, and amiguard leaves the live one as it is.";
    }

    @Override
    public PolicyDrafts.OtherAttributes otherAttributes() {
      return new PolicyDrafts.OtherAttributes(
          Severity.NOTE, "amiguard leaves that as it is in the live policy");
    }
  }
}
