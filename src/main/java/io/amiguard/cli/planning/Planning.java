package io.amiguard.cli.planning;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.cli.connection.Connection;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.place.MoveChoice;
import io.amiguard.inventory.Impact;
import io.amiguard.output.Names;
import io.amiguard.plan.BlockedInstances;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.Planner;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.settings.CriterionPlaces;
import io.amiguard.settings.NamedProvider;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.Settings;
import io.amiguard.settings.TargetResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From settings and an organization to a plan: what plan, apply and check have in common. */
public record Planning(Plan plan, Map<String, String> providerNames, CriterionPlaces places) {

  /** A plan of which no settings file is at hand. */
  public Planning(Plan plan, Map<String, String> providerNames) {
    this(plan, providerNames, CriterionPlaces.NONE);
  }

  /** Returns the names that plans show behind account ids. */
  public Names names() {
    return Names.of(plan.current().tree(), providerNames);
  }

  /** Reads the settings and the organization and plans; takes nothing over, deletes nothing. */
  public static Planning of(SettingsChoice choice, Connection connection, Environment environment) {
    return of(choice, new OwnershipChoice(), connection, environment);
  }

  /** Reads the settings and the organization and plans. */
  public static Planning of(
      SettingsChoice choice,
      OwnershipChoice ownership,
      Connection connection,
      Environment environment) {
    List<Finding> findings = new ArrayList<>();
    Settings settings = choice.read(environment, findings);
    List<PolicySettings> chosen = chosen(choice, ownership, settings);
    CurrentOrganization current = connection.current().whole();
    List<DesiredPolicy> desired = desired(chosen, ownership, current, findings);
    if (Finding.anyAtLeast(findings, Finding.Severity.ERROR)) {
      throw SettingsChoice.invalid(findings);
    }
    PlanOptions options = new PlanOptions(ownership.leftOvers(), settings.limits());
    Plan plan = Planner.plan(current, desired, options, findings).withoutLeftOvers(names(settings));
    return new Planning(plan, providerNames(settings), CriterionPlaces.of(settings));
  }

  /** Returns the same plan with what it would do to what runs. */
  public Planning with(Impact impact) {
    return new Planning(plan.with(BlockedInstances.of(impact)), providerNames, places);
  }

  /** Returns the same plan with the effects that it would have if accounts were moved. */
  public Planning whatIf(MoveChoice moves) {
    return new Planning(plan.whatIf(moves.in(plan.current().tree())), providerNames, places);
  }

  /** Returns whether something that runs is not counted. */
  public boolean isMissingInstances() {
    return plan.options().blocked().filter(instances -> !instances.isComplete()).isPresent();
  }

  /** Returns the exit status of showing the plan. */
  public ExitStatus status() {
    return plan.isRefused() ? ExitStatus.REFUSED : ExitStatus.OK;
  }

  /** Returns the same, but tells pending changes apart. */
  public ExitStatus detailedStatus() {
    return status() == ExitStatus.OK && !plan.isEmpty() ? ExitStatus.CHANGES_PENDING : status();
  }

  /** What {@code --name} sets aside is in the settings, and must not be deleted as left over. */
  private static List<PolicySettings> chosen(
      SettingsChoice choice, OwnershipChoice ownership, Settings settings) {
    List<PolicySettings> chosen = choice.chosen(settings);
    if (ownership.prune && chosen.size() < settings.policies().size()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--prune deletes what the settings do not name, and --name %s sets some of it aside; leave one of the two out."
              .formatted(choice.name));
    }
    return chosen;
  }

  private static List<DesiredPolicy> desired(
      List<PolicySettings> policies,
      OwnershipChoice ownership,
      CurrentOrganization current,
      List<Finding> findings) {
    List<DesiredPolicy> desired = new ArrayList<>();
    for (PolicySettings policy : policies) {
      desired.add(
          new DesiredPolicy(
              policy.name(),
              description(policy, current),
              PolicyDocument.of(policy.allowedImages()),
              TargetResolver.resolve(policy, current.tree(), findings),
              ownership.or(policy.adoption())));
    }
    return desired;
  }

  /** Where the settings give no description, a live one stays: somebody may have written it. */
  private static String description(PolicySettings policy, CurrentOrganization current) {
    return policy.description().equals(PolicySettings.DEFAULT_DESCRIPTION)
        ? current
            .policy(policy.name())
            .map(DeclarativePolicy::description)
            .orElse(PolicySettings.DEFAULT_DESCRIPTION)
        : policy.description();
  }

  private static Set<PolicyName> names(Settings settings) {
    return settings.policies().stream()
        .map(PolicySettings::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  public static Map<String, String> providerNames(Settings settings) {
    return settings.providers().values().stream()
        .collect(
            Collectors.toMap(
                provider -> provider.account().inPolicy(), NamedProvider::name, (one, two) -> one));
  }
}
