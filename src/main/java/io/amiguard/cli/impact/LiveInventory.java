package io.amiguard.cli.impact;

import io.amiguard.aws.AwsInventoryReader;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.SurveyProgress;
import io.amiguard.cli.place.PlacesChoice;
import io.amiguard.inventory.AccountRules;
import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.Inventory.Unread;
import io.amiguard.inventory.Part;
import io.amiguard.inventory.RegionInventory;
import io.amiguard.inventory.SurveyedInventory;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.output.Words;
import io.amiguard.plan.Plan;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the accounts of an organization say that they run.
 *
 * @param regions the Regions that are asked; none for all that an account has enabled
 */
public record LiveInventory(
    Connection connection,
    MembersChoice choice,
    Set<String> regions,
    Environment environment,
    Console console) {
  private static final String LEFT_OUT = "left out, because only other accounts were asked about";

  /**
   * Asks the accounts under the targets of plans, as much as it takes to judge what the plans would
   * do there.
   *
   * @param chosen those of the accounts that the person is interested in
   */
  Inventory of(List<Plan> plans, PlacesChoice chosen, Instant now) {
    OrganizationTree tree = plans.get(0).current().tree();
    List<AccountRules> rules = plans.stream().map(Judging::rules).toList();
    return asking(
        Scope.of(tree, targets(plans), chosen.in(tree)),
        tree,
        DetailNeed.forVerdicts(rules, now),
        SurveyedInventory::inventory);
  }

  /** Returns how much of what is under the targets of plans the person is interested in. */
  Part part(List<Plan> plans, PlacesChoice chosen) {
    OrganizationTree tree = plans.get(0).current().tree();
    return Part.of(
        Scope.of(tree, targets(plans), chosen.in(tree)).accounts().size(),
        Scope.of(tree, targets(plans), List.of()).accounts().size(),
        regions);
  }

  private static List<TargetId> targets(List<Plan> plans) {
    return plans.stream()
        .flatMap(plan -> plan.desired().stream())
        .flatMap(policy -> policy.targets().stream())
        .toList();
  }

  /** Asks the accounts for which a plan changes something, as much as it takes to judge it. */
  Inventory of(Plan plan, Instant now) {
    OrganizationTree tree = plan.current().tree();
    return asking(
        Scope.of(tree, plan.affectedAccounts(), List.of()),
        tree,
        DetailNeed.forVerdicts(List.of(Judging.rules(plan)), now),
        SurveyedInventory::inventory);
  }

  /**
   * Asks the accounts of an organization for everything, and notes what was left out as not read:
   * nobody will know later which part it is.
   */
  public Inventory all(OrganizationTree tree, PlacesChoice chosen) {
    return all(tree, chosen, DetailNeed.EVERYTHING);
  }

  /** Asks for just as much as somebody needs, and notes the same. */
  public Inventory all(OrganizationTree tree, PlacesChoice chosen, DetailNeed need) {
    List<TargetId> root = List.of(tree.root().id());
    Scope scope = Scope.of(tree, root, chosen.in(tree));
    Set<TargetId> asked = Set.copyOf(scope.accounts());
    List<Unread> leftOut =
        Scope.of(tree, root, List.of()).accounts().stream()
            .filter(account -> !asked.contains(account))
            .map(account -> new Unread(account, Optional.empty(), LEFT_OUT))
            .toList();
    return asking(
        scope, tree, need, survey -> survey.inventory().without(survey.leftOut()).without(leftOut));
  }

  private Inventory asking(
      Scope scope,
      OrganizationTree tree,
      DetailNeed need,
      Function<SurveyedInventory, Inventory> question) {
    SurveyProgress progress = new SurveyProgress(console, environment.clock());
    try (AwsInventoryReader members =
        connection.members().openInventory(choice.roles(tree), choice.concurrency())) {
      Survey<RegionInventory> survey =
          new Survey<>(members.reading(need), regions, choice.concurrency());
      SurveyedInventory asked = new SurveyedInventory(scope, survey, progress::show);
      Inventory inventory = question.apply(asked);
      progress.end();
      console.remark(summary(scope, asked.accountsAsked()));
      return inventory;
    } finally {
      progress.end();
    }
  }

  private static String summary(Scope scope, int asked) {
    String accounts = Words.count(scope.accounts().size(), "active account");
    return "%s what runs there%s."
        .formatted(
            asked < scope.accounts().size()
                ? "Interrupted: asked %s of %s".formatted(Words.number(asked), accounts)
                : "Asked " + accounts,
            scope.notActive() == 0
                ? ""
                : "; passed over "
                    + Words.count(
                        scope.notActive(),
                        "account that is not active",
                        "accounts that are not active"));
  }
}
