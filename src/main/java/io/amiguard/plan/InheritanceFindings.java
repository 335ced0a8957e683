package io.amiguard.plan;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warnings that follow from how policies come together on the way to the accounts of an
 * organization. They are about Allowed AMIs only, and about accounts only in which the settings
 * have a say; the same in several places is one finding.
 *
 * <p>Every place with policies is compared once with what it inherits.
 */
public final class InheritanceFindings {
  /** The rule of findings about values that depend on the order of attachment. */
  public static final String ORDER_DECIDES = "inheritance.order-decides";

  private static final int OF_A_RULE_AT_MOST = 50;

  private final OrganizationTree tree;
  private final List<DeclarativePolicy> policies;
  private final Set<TargetId> targets;
  private final Outlooks outlooks;
  private final SourceLabels labels;
  private final Map<Surprise, Set<TargetId>> surprises = new LinkedHashMap<>();

  private InheritanceFindings(CurrentOrganization organization, Set<TargetId> targets) {
    this.tree = organization.tree();
    this.policies = organization.policies();
    this.targets = targets;
    this.outlooks = new Outlooks(organization);
    this.labels = new SourceLabels(tree);
  }

  /**
   * Returns the warnings about an organization.
   *
   * @param ours the policies of the settings
   * @param targets the places in which the settings have a say, with all that is below them
   */
  static List<Finding> of(
      CurrentOrganization organization, Set<PolicyName> ours, Set<TargetId> targets) {
    InheritanceFindings findings = new InheritanceFindings(organization, targets);
    findings.compareLevels(ours);
    List<Finding> all = findings.surprises();
    all.addAll(OpenStates.findings(organization, ours, findings.outlooks));
    findings.unreached().ifPresent(all::add);
    return all;
  }

  private void compareLevels(Set<PolicyName> ours) {
    Set<TargetId> above = new HashSet<>();
    targets.forEach(target -> above.addAll(tree.pathTo(target)));
    for (TargetId place : placesOf(policies)) {
      boolean isBelow = tree.pathTo(place).stream().anyMatch(targets::contains);
      if (isBelow || above.contains(place)) {
        Surprises.at(outlooks.level(place), labels, ours).stream()
            .filter(surprise -> isBelow || reachesTargets(surprise, place))
            .forEach(it -> surprises.computeIfAbsent(it, key -> new TreeSet<>()).add(place));
      }
    }
  }

  private Set<TargetId> placesOf(List<DeclarativePolicy> attached) {
    Set<TargetId> places = new TreeSet<>();
    attached.forEach(policy -> places.addAll(policy.targets()));
    places.removeIf(place -> !tree.contains(place));
    return places;
  }

  /** What comes from above matters as far as nothing on the way down ends it. */
  private boolean reachesTargets(Surprise surprise, TargetId place) {
    return targets.stream()
        .filter(target -> tree.pathTo(target).contains(place))
        .flatMap(target -> surprise.paths().stream().map(outlooks.of(target)::at))
        .flatMap(List::stream)
        .anyMatch(decision -> hasStepAt(place, decision));
  }

  private static boolean hasStepAt(TargetId place, Decision decision) {
    return decision.steps().stream().anyMatch(step -> step.source().targetId().equals(place));
  }

  /** The first of each rule; thousands of one kind help nobody. */
  private List<Finding> surprises() {
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    surprises.forEach(
        (surprise, places) ->
            finding(surprise, places)
                .ifPresent(
                    it -> byRule.computeIfAbsent(it.rule(), key -> new ArrayList<>()).add(it)));
    List<Finding> shown = new ArrayList<>();
    for (List<Finding> ofOneRule : byRule.values()) {
      ofOneRule.sort(Comparator.comparing(Finding::severity).reversed());
      shown.addAll(ofOneRule.subList(0, Math.min(ofOneRule.size(), OF_A_RULE_AT_MOST)));
      if (ofOneRule.size() > OF_A_RULE_AT_MOST) {
        shown.add(rest(ofOneRule));
      }
    }
    return shown;
  }

  private Finding rest(List<Finding> ofOneRule) {
    Finding first = ofOneRule.get(OF_A_RULE_AT_MOST);
    return Finding.of(
        first.severity(),
        first.rule(),
        Where.target(tree.organizationId()),
        String.format(
            Locale.ROOT,
            "%,d more of this kind in organization %s are not listed",
            ofOneRule.size() - OF_A_RULE_AT_MOST,
            tree.organizationId()));
  }

  /** Nobody is surprised where there is no active account. */
  private Optional<Finding> finding(Surprise surprise, Set<TargetId> places) {
    Set<TargetId> accounts = new TreeSet<>();
    places.forEach(
        place ->
            tree.accountsUnder(place).stream()
                .filter(Account::isActive)
                .map(Account::id)
                .forEach(accounts::add));
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    String where =
        places.containsAll(accounts)
            ? list(accounts)
            : count(accounts.size()) + " under " + list(places);
    return Optional.of(
        Finding.of(
                surprise.severity(),
                surprise.rule(),
                Where.target(tree.labelOf(places.iterator().next())),
                surprise.message() + ": " + where)
            .withHint(surprise.hint()));
  }

  private Optional<Finding> unreached() {
    Set<TargetId> speaking =
        placesOf(
            policies.stream()
                .filter(policy -> policy.document().allowedImages().isPresent())
                .toList());
    List<TargetId> unreached =
        tree.accounts().stream()
            .filter(Account::isActive)
            .map(Account::id)
            .filter(id -> tree.pathTo(id).stream().noneMatch(speaking::contains))
            .sorted()
            .toList();
    return unreached.isEmpty() ? Optional.empty() : Optional.of(unreached(unreached));
  }

  private Finding unreached(List<TargetId> accounts) {
    return Finding.of(
            Severity.NOTE,
            "inheritance.unreached-account",
            Where.target(tree.labelOf(accounts.get(0))),
            "no policy about Allowed AMIs reaches %s: %s"
                .formatted(count(accounts.size()), list(accounts)))
        .withHint("attach a policy to the root to reach every account");
  }

  private static String count(int accounts) {
    return accounts == 1
        ? "1 active account"
        : String.format(Locale.ROOT, "%,d active accounts", accounts);
  }

  private String list(Iterable<TargetId> places) {
    List<String> texts = new ArrayList<>();
    places.forEach(place -> texts.add(tree.labelOf(place)));
    return SourceLabels.list(texts);
  }
}
