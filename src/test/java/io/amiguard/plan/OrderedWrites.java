package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Detour.Kind;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Inheritance;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accounts that are enforced after each change of a plan, and those that are covered: enforced,
 * and by criteria. The organization knows the order in which its policies were attached, as AWS
 * does and a plan does not.
 */
public final class OrderedWrites {
  /** Who published an AMI: an account, and perhaps one for whom an alias speaks. */
  private static final List<Set<String>> PUBLISHERS =
      List.of(
          Set.of("amazon"),
          Set.of("aws_marketplace"),
          Set.of("777777777777"),
          Set.of("amazon", "aws_marketplace"),
          Set.of("amazon", "777777777777"),
          Set.of("aws_marketplace", "777777777777"));

  private final OrganizationTree tree;
  private final Map<TargetId, List<PolicyName>> attached = new TreeMap<>();
  private final List<Set<TargetId>> enforced = new ArrayList<>();
  private final List<Set<TargetId>> covered = new ArrayList<>();
  private final List<Set<Ami>> blocked = new ArrayList<>();

  /** An AMI that cannot be launched in an account, or can. */
  private record Ami(TargetId account, Set<String> publishers) {}

  private OrderedWrites(OrganizationTree tree) {
    this.tree = tree;
  }

  /** Makes the changes; {@code order} decides in which order the live policies were attached. */
  public static OrderedWrites of(Plan plan, Random order) {
    OrderedWrites writes = new OrderedWrites(plan.current().tree());
    List<DeclarativePolicy> shuffled = new ArrayList<>(plan.current().policies());
    Collections.shuffle(shuffled, order);
    writes.see(shuffled);
    CurrentOrganization now = plan.current();
    for (Change change : plan.changes()) {
      now = now.after(change);
      writes.see(now.policies());
    }
    return writes;
  }

  /**
   * Asserts that a plan names every account that is enforced with criteria before and after, but
   * not throughout, every one that is enforced on the way alone, and every one in which images of a
   * provider are blocked, or can be launched, on the way alone.
   */
  public void assertTold(Plan plan) {
    Set<TargetId> uncovered = new HashSet<>(covered.get(0));
    uncovered.retainAll(covered.get(covered.size() - 1));
    uncovered.removeIf(account -> covered.stream().allMatch(step -> step.contains(account)));
    Set<TargetId> surprised = onTheWayAlone(enforced);
    Set<TargetId> squeezed = accounts(onTheWayAlone(blocked));
    Set<TargetId> opened = accounts(onTheWayAlone(launchable()));

    assertThat(names(uncovered))
        .as("uncovered %s", plan.changes())
        .isSubsetOf(told(plan, Kind.NOT_ENFORCED, Kind.NO_CRITERIA));
    assertThat(names(surprised))
        .as("surprised %s", plan.changes())
        .isSubsetOf(told(plan, Kind.ENFORCED));
    assertThat(names(squeezed))
        .as("squeezed %s", plan.changes())
        .isSubsetOf(told(plan, Kind.ENFORCED, Kind.NO_CRITERIA, Kind.FEWER));
    assertThat(names(opened))
        .as("opened %s", plan.changes())
        .isSubsetOf(told(plan, Kind.NOT_ENFORCED, Kind.NO_CRITERIA, Kind.MORE));
  }

  /** Asserts that a plan names no account that does not meet this in the order that there is. */
  void assertNothingElseIsTold(Plan plan) {
    assertThat(told(plan, Kind.ENFORCED))
        .as("surprised %s", plan.changes())
        .isSubsetOf(names(onTheWayAlone(enforced)));
    assertThat(told(plan, Kind.FEWER))
        .as("squeezed %s", plan.changes())
        .isSubsetOf(names(accounts(onTheWayAlone(blocked))));
    assertThat(told(plan, Kind.NOT_ENFORCED, Kind.MORE))
        .as("opened %s", plan.changes())
        .isSubsetOf(names(accounts(onTheWayAlone(launchable()))));
  }

  private static Set<TargetId> accounts(Set<Ami> blocked) {
    return blocked.stream().map(Ami::account).collect(Collectors.toSet());
  }

  private List<Set<Ami>> launchable() {
    return blocked.stream()
        .map(
            step ->
                accounts(id -> true).stream()
                    .flatMap(this::all)
                    .filter(it -> !step.contains(it))
                    .collect(Collectors.toSet()))
        .toList();
  }

  private static <T> Set<T> onTheWayAlone(List<Set<T>> steps) {
    Set<T> alone = new HashSet<>();
    steps.forEach(alone::addAll);
    alone.removeAll(steps.get(0));
    alone.removeAll(steps.get(steps.size() - 1));
    return alone;
  }

  private List<String> names(Set<TargetId> accounts) {
    return accounts.stream().map(tree::labelOf).toList();
  }

  /** Returns the accounts that the objections of some kinds name. */
  private static Set<String> told(Plan plan, Kind... kinds) {
    return plan.findings().stream()
        .filter(finding -> Brake.of(finding).filter(Brake.ON_THE_WAY::equals).isPresent())
        .map(Finding::message)
        .filter(message -> Stream.of(kinds).anyMatch(kind -> message.contains(words(kind))))
        .flatMap(message -> Stream.of(message.split(": ", 2)[1].split(", ")))
        .collect(Collectors.toSet());
  }

  /** Returns what a message says before it names how many accounts. */
  private static String words(Kind kind) {
    String message = kind.words("|");
    return message.substring(0, message.indexOf('|'));
  }

  private void see(List<DeclarativePolicy> policies) {
    Map<PolicyName, DeclarativePolicy> byName =
        policies.stream().collect(Collectors.toMap(DeclarativePolicy::name, policy -> policy));
    attached.forEach(
        (target, names) ->
            names.removeIf(
                name -> !byName.containsKey(name) || !byName.get(name).targets().contains(target)));
    for (DeclarativePolicy policy : policies) {
      for (TargetId target : policy.targets()) {
        List<PolicyName> names = attached.computeIfAbsent(target, it -> new ArrayList<>());
        if (!names.contains(policy.name())) {
          names.add(policy.name());
        }
      }
    }
    Map<TargetId, List<DeclarativePolicy>> inOrder = new TreeMap<>();
    attached.forEach(
        (target, names) -> inOrder.put(target, names.stream().map(byName::get).toList()));
    Inheritance inheritance = Inheritance.inOrder(tree, inOrder);
    enforced.add(accounts(id -> isEnforced(inheritance, id)));
    covered.add(
        accounts(
            id ->
                isEnforced(inheritance, id)
                    && !Enforcement.lacksCriteria(inheritance.effective(id))));
    blocked.add(
        accounts(id -> true).stream()
            .flatMap(id -> blocked(inheritance, id))
            .collect(Collectors.toSet()));
  }

  private Stream<Ami> blocked(Inheritance inheritance, TargetId account) {
    if (!isEnforced(inheritance, account)) {
      return Stream.of();
    }
    String criteria =
        inheritance.effective(account).content().findPath("image_criteria").toString();
    return all(account)
        .filter(
            ami -> ami.publishers().stream().noneMatch(it -> criteria.contains('"' + it + '"')));
  }

  private Stream<Ami> all(TargetId account) {
    return PUBLISHERS.stream().map(publishers -> new Ami(account, publishers));
  }

  private Set<TargetId> accounts(Predicate<TargetId> which) {
    return tree.accounts().stream()
        .filter(Account::isActive)
        .map(Account::id)
        .filter(which)
        .collect(Collectors.toSet());
  }

  private static boolean isEnforced(Inheritance inheritance, TargetId account) {
    return Enforcement.of(inheritance.effective(account)) == Enforcement.YES;
  }
}
