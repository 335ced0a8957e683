package io.amiguard.conversion;

import io.amiguard.Finding;
import io.amiguard.inventory.Publisher;
import io.amiguard.inventory.Publisher.Standing;
import io.amiguard.inventory.Usage;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.settings.NamedProvider;
import io.amiguard.settings.PolicySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A policy that allows what runs today, as far as it is known who published it.
 *
 * @param policy for the root, in audit mode
 * @param names of the accounts that it allows
 * @param allowed those whom it allows
 * @param withoutRoom those whom it would allow if a policy could be longer
 */
public record UsageProposal(
    PolicySettings policy,
    List<NamedProvider> names,
    List<Publisher> allowed,
    List<Publisher> withoutRoom) {

  /** As many ids of accounts as 10,000 characters hold, with what stands around them. */
  static final int MOST_PUBLISHERS = 600;

  public UsageProposal {
    names = List.copyOf(names);
    allowed = List.copyOf(allowed);
    withoutRoom = List.copyOf(withoutRoom);
  }

  /**
   * Returns what to propose. The alias {@code amazon} is always in it: managed compute launches
   * AMIs of AWS, and AWS says to allow them (EC2 User Guide, Allowed AMIs).
   *
   * @param base the policy but for its criteria
   */
  public static UsageProposal of(Usage usage, OrganizationTree tree, PolicySettings base) {
    List<Publisher> known = usage.publishers().stream().filter(Publisher::isKnown).toList();
    int most = Math.min(known.size(), MOST_PUBLISHERS);
    List<Publisher> allowed = known.subList(0, most);
    UsageNames names = new UsageNames(tree);
    return new UsageProposal(
        with(criteria(allowed), base),
        allowed.stream()
            .filter(publisher -> publisher.standing() != Standing.ALIAS)
            .map(names::nameOf)
            .toList(),
        allowed,
        known.subList(most, known.size()));
  }

  /** Returns the policy as it would be in the organization. */
  public DeclarativePolicy onRootOf(OrganizationTree tree) {
    return new DeclarativePolicy(
        PolicyId.UNKNOWN,
        policy.name(),
        policy.description(),
        Map.of(),
        PolicyDocument.of(policy.allowedImages()),
        List.of(tree.root().id()));
  }

  /** Returns the file. */
  public SettingsDraft draft(
      List<String> header, Explanations explanations, List<Finding> findings) {
    return new SettingsDraft(
        header,
        names,
        List.of(new DraftPolicy(policy, List.of(), Map.of(), List.of())),
        explanations,
        findings);
  }

  /** The values of a list are alternatives, and so are criteria: a long list goes on in another. */
  private static List<ImageCriterion> criteria(List<Publisher> allowed) {
    List<ImageProvider> providers = new ArrayList<>();
    if (allowed.stream().noneMatch(it -> it.provider().equals(ImageProvider.AMAZON))) {
      providers.add(ImageProvider.AMAZON);
    }
    allowed.forEach(publisher -> providers.add(publisher.provider()));
    List<ImageCriterion> criteria = new ArrayList<>();
    for (int from = 0; from < providers.size(); from += ImageCriterion.MAX_PROVIDERS) {
      int to = Math.min(providers.size(), from + ImageCriterion.MAX_PROVIDERS);
      criteria.add(ImageCriterion.ofProviders(providers.subList(from, to)));
    }
    return criteria;
  }

  private static PolicySettings with(List<ImageCriterion> criteria, PolicySettings base) {
    AllowedImagesSettings allowed = base.allowedImages();
    return new PolicySettings(
        base.name(),
        base.description(),
        base.targets(),
        new AllowedImagesSettings(
            allowed.state(), criteria, allowed.exceptionMessage(), allowed.childPolicies()),
        base.adoption(),
        base.where());
  }
}
