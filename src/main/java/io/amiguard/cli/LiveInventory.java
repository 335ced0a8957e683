package io.amiguard.cli;

import io.amiguard.aws.AwsInventoryReader;
import io.amiguard.inventory.AccountRules;
import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.SurveyedInventory;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.output.Words;
import io.amiguard.plan.Plan;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the accounts of an organization say that they run.
 *
 * @param regions the Regions that are asked; none for all that an account has enabled
 */
record LiveInventory(
    Connection connection,
    MembersChoice choice,
    Set<String> regions,
    Environment environment,
    Console console) {

  /**
   * Asks the accounts under the targets of plans, as much as it takes to judge what the plans would
   * do there.
   *
   * @param chosen those of the accounts that the person is interested in
   */
  Inventory of(List<Plan> plans, PlacesChoice chosen, Instant now) {
    OrganizationTree tree = plans.get(0).current().tree();
    List<TargetId> targets =
        plans.stream()
            .flatMap(plan -> plan.desired().stream())
            .flatMap(policy -> policy.targets().stream())
            .toList();
    List<AccountRules> rules = plans.stream().map(Judging::rules).toList();
    return of(Scope.of(tree, targets, chosen.in(tree)), tree, DetailNeed.forVerdicts(rules, now));
  }

  /** Asks the accounts of a scope. */
  Inventory of(Scope scope, OrganizationTree tree, DetailNeed need) {
    SurveyProgress progress = new SurveyProgress(console, environment.clock(), choice.quiet);
    try (AwsInventoryReader members =
        connection.members().openInventory(choice.roles(tree), choice.concurrency)) {
      Inventory inventory =
          new SurveyedInventory(
                  scope,
                  new Survey<>(members.reading(need), regions, choice.concurrency),
                  progress::show)
              .inventory();
      progress.end();
      if (!choice.quiet) {
        console.say(summary(scope));
      }
      return inventory;
    } finally {
      progress.end();
    }
  }

  private static String summary(Scope scope) {
    return "Asked %s what they run%s."
        .formatted(
            Words.count(scope.accounts().size(), "active account"),
            scope.notActive() == 0
                ? ""
                : "; passed over "
                    + Words.count(
                        scope.notActive(),
                        "account that is not active",
                        "accounts that are not active"));
  }
}
