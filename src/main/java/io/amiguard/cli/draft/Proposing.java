package io.amiguard.cli.draft;

import io.amiguard.cli.console.ExitStatus;
import io.amiguard.conversion.SettingsDraft;
import io.amiguard.conversion.UsageProposal;
import io.amiguard.inventory.AccountRules;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Usage;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.output.UsageFindings;
import io.amiguard.output.UsageWords;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.settings.PolicySettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * From what runs to a settings file that allows it.
 *
 * @param impact of the file, if there were no other policy
 */
record Proposing(SettingsDraft draft, Impact impact) {

  /**
   * Proposes a file.
   *
   * @param base the policy but for its criteria
   */
  static Proposing of(
      PolicySettings base, CurrentOrganization current, Inventory inventory, Instant now) {
    OrganizationTree tree = current.tree();
    Usage usage = Usage.of(tree, impact(tree, List.of(), inventory, now).uses());
    UsageProposal proposal = UsageProposal.of(usage, tree, base);
    Impact impact = impact(tree, List.of(proposal.onRootOf(tree)), inventory, now);
    List<DeclarativePolicy> others =
        current.policies().stream()
            .filter(policy -> policy.document().allowedImages().isPresent())
            .sorted(Comparator.comparing(DeclarativePolicy::name))
            .toList();
    UsageWords words = new UsageWords(usage, proposal, impact);
    return new Proposing(
        proposal.draft(
            words.header(others),
            words.explanations(),
            new UsageFindings(usage, impact, others).all()),
        impact);
  }

  /** Returns the exit status once the file is written; what was not read may ask for more. */
  ExitStatus after(ExitStatus written) {
    return written == ExitStatus.OK && impact.isIncomplete() ? ExitStatus.INCOMPLETE : written;
  }

  private static Impact impact(
      OrganizationTree tree, List<DeclarativePolicy> policies, Inventory inventory, Instant now) {
    return Impact.of(tree, new AccountRules(Inheritance.of(tree, policies)), inventory, now);
  }
}
