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
import java.util.HashMap;
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
    Map<TargetId, List<TargetId>> targetsUnder = targetsByPlaceAbove();
    Set<TargetId> populated = placesWithActiveAccounts();
    for (TargetId place : placesOf(policies)) {
      List<TargetId> under = targetsUnder.getOrDefault(place, List.of());
      boolean isBelow = tree.pathTo(place).stream().anyMatch(targets::contains);
      if (populated.contains(place) && (isBelow || !under.isEmpty())) {
        Surprises.at(outlooks.level(place), labels, ours).stream()
            .filter(surprise -> isBelow || reaches(under, surprise, place))
            .forEach(it -> surprises.computeIfAbsent(it, key -> new TreeSet<>()).add(place));
      }
    }
  }

  private Map<TargetId, List<TargetId>> targetsByPlaceAbove() {
    Map<TargetId, List<TargetId>> under = new HashMap<>();
    for (TargetId target : targets) {
      tree.pathTo(target)
          .forEach(place -> under.computeIfAbsent(place, it -> new ArrayList<>()).add(target));
    }
    return under;
  }

  /** Nobody is surprised where there is no active account. */
  private Set<TargetId> placesWithActiveAccounts() {
    Set<TargetId> populated = new HashSet<>();
    tree.accounts().stream()
        .filter(Account::isActive)
        .forEach(account -> populated.addAll(tree.pathTo(account.id())));
    return populated;
  }

  private Set<TargetId> placesOf(List<DeclarativePolicy> attached) {
    Set<TargetId> places = new TreeSet<>();
    attached.forEach(policy -> places.addAll(policy.targets()));
    places.removeIf(place -> !tree.contains(place));
    return places;
  }

  /** What comes from above matters as far as nothing on the way down ends it. */
  private boolean reaches(List<TargetId> under, Surprise surprise, TargetId place) {
    return under.stream()
        .flatMap(target -> surprise.paths().stream().map(outlooks.of(target)::at))
        .flatMap(List::stream)
        .anyMatch(decision -> hasStepAt(place, decision));
  }

  private static boolean hasStepAt(TargetId place, Decision decision) {
    return decision.steps().stream().anyMatch(step -> step.source().targetId().equals(place));
  }

  /** The first of each rule; thousands of one kind help nobody. */
  private List<Finding> surprises() {
    Map<String, List<Surprise>> byRule = new LinkedHashMap<>();
    surprises
        .keySet()
        .forEach(it -> byRule.computeIfAbsent(it.rule(), rule -> new ArrayList<>()).add(it));
    List<Finding> shown = new ArrayList<>();
    for (List<Surprise> ofOneRule : byRule.values()) {
      ofOneRule.sort(Comparator.comparing(Surprise::severity).reversed());
      ofOneRule.stream().limit(OF_A_RULE_AT_MOST).map(this::finding).forEach(shown::add);
      if (ofOneRule.size() > OF_A_RULE_AT_MOST) {
        shown.add(rest(ofOneRule));
      }
    }
    return shown;
  }

  private Finding rest(List<Surprise> ofOneRule) {
    Surprise first = ofOneRule.get(OF_A_RULE_AT_MOST);
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

  private Finding finding(Surprise surprise) {
    Set<TargetId> places = surprises.getOrDefault(surprise, Set.of());
    Set<TargetId> accounts = new TreeSet<>();
    places.forEach(
        place ->
            tree.accountsUnder(place).stream()
                .filter(Account::isActive)
                .map(Account::id)
                .forEach(accounts::add));
    String where =
        places.containsAll(accounts)
            ? list(accounts)
            : count(accounts.size()) + " under " + list(places);
    return Finding.of(
            surprise.severity(),
            surprise.rule(),
            Where.target(tree.labelOf(places.iterator().next())),
            surprise.message() + ": " + where)
        .withHint(surprise.hint());
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
