package io.amiguard.policy;

import static java.util.stream.Collectors.toMap;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.NaiveInheritance.Attached;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** An organization with nested units and up to three policies a target; the seed decides all. */
record RandomOrganization(OrganizationTree tree, Map<TargetId, List<DeclarativePolicy>> attached) {

  private static final TargetId ROOT = new TargetId("r-acme");

  /** What trying every order of attachment on the way to one account may cost. */
  private static final int MAX_ORDERS = 24;

  static RandomOrganization of(long seed) {
    Random random = new Random(seed);
    OrganizationTree tree = tree(random);
    return new RandomOrganization(tree, attached(tree, policies(random), random));
  }

  /** Returns every policy once, with its targets. */
  List<DeclarativePolicy> policies() {
    Map<PolicyId, DeclarativePolicy> policies = new LinkedHashMap<>();
    attached.values().forEach(on -> on.forEach(policy -> policies.put(policy.id(), policy)));
    return policies.values().stream().map(this::withTargets).toList();
  }

  /** Returns the order of attachment by the names of policies. */
  Map<TargetId, List<PolicyName>> names() {
    return attached.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                on -> on.getValue().stream().map(DeclarativePolicy::name).toList()));
  }

  /** Returns what each account has if the order of attachment is known. */
  Map<TargetId, EffectivePolicy> inOrder() {
    return effective(Inheritance.inOrder(tree, attached));
  }

  /** Returns what each account has if the order of attachment is not known. */
  Map<TargetId, EffectivePolicy> unordered() {
    return effective(Inheritance.of(tree, policies()));
  }

  EffectivePolicy inOrder(TargetId target) {
    return Inheritance.inOrder(tree, attached).effective(target);
  }

  EffectivePolicy unordered(TargetId target) {
    return Inheritance.of(tree, policies()).effective(target);
  }

  TargetId anyTarget(Random random) {
    return pick(targets(tree), random);
  }

  private Map<TargetId, EffectivePolicy> effective(Inheritance inheritance) {
    return accounts().stream().collect(toMap(account -> account, inheritance::effective));
  }

  /** Returns this with one more policy, attached to some target before, between or after others. */
  RandomOrganization with(PolicyDocument document, TargetId target, Random random) {
    PolicyId id = new PolicyId("p-" + (random.nextBoolean() ? "00000000" : "99999999"));
    List<DeclarativePolicy> on = new ArrayList<>(attached.getOrDefault(target, List.of()));
    on.add(
        random.nextInt(on.size() + 1),
        new DeclarativePolicy(
            id, new PolicyName("one-more"), "", Map.of(), document, List.of(target)));
    Map<TargetId, List<DeclarativePolicy>> more = new LinkedHashMap<>(attached);
    more.put(target, on);
    return new RandomOrganization(tree, more);
  }

  /** Returns the same organization, told in another order: accounts, units, policies and keys. */
  RandomOrganization shuffled(Random random) {
    Map<PolicyId, DeclarativePolicy> retold = new HashMap<>();
    policies().forEach(policy -> retold.put(policy.id(), shuffledKeys(policy, random)));
    Map<TargetId, List<DeclarativePolicy>> again = new LinkedHashMap<>();
    for (TargetId target : shuffled(List.copyOf(attached.keySet()), random)) {
      again.put(
          target,
          attached.getOrDefault(target, List.of()).stream()
              .map(policy -> retold.getOrDefault(policy.id(), policy))
              .toList());
    }
    OrganizationTree other =
        new OrganizationTree(
            tree.organizationId(),
            tree.managementAccountId(),
            tree.root(),
            shuffled(tree.units(), random),
            shuffled(tree.accounts(), random));
    return new RandomOrganization(other, again);
  }

  List<TargetId> accounts() {
    return tree.accounts().stream().map(Account::id).toList();
  }

  /** Returns what is attached on the way to a target: a list a level, first attached first. */
  List<List<Attached>> levels(TargetId target) {
    return tree.pathTo(target).stream()
        .map(
            place ->
                attached.getOrDefault(place, List.of()).stream()
                    .map(policy -> Attached.of(place, policy))
                    .toList())
        .toList();
  }

  private DeclarativePolicy withTargets(DeclarativePolicy policy) {
    List<TargetId> targets = new ArrayList<>();
    attached.forEach(
        (target, on) -> {
          if (on.contains(policy)) {
            targets.add(target);
          }
        });
    return new DeclarativePolicy(
        policy.id(), policy.name(), "", Map.of(), policy.document(), targets);
  }

  private static OrganizationTree tree(Random random) {
    List<TargetId> parents = new ArrayList<>(List.of(ROOT));
    List<OrganizationalUnit> units = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      TargetId id = new TargetId("ou-acme-1111111" + i);
      units.add(new OrganizationalUnit(id, "Unit" + i, pick(parents, random)));
      parents.add(id);
    }
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TargetId id = new TargetId("22222222222" + i);
      accounts.add(new Account(id, "account-" + i, pick(parents, random), Account.State.ACTIVE));
    }
    Root root = new Root(ROOT, "Root", Set.of(DeclarativePolicy.TYPE));
    return new OrganizationTree("o-acme000001", accounts.get(0).id(), root, units, accounts);
  }

  private static List<DeclarativePolicy> policies(Random random) {
    return IntStream.range(0, 8)
        .mapToObj(
            i ->
                new DeclarativePolicy(
                    new PolicyId("p-1111111" + i),
                    new PolicyName("policy-" + i),
                    "",
                    Map.of(),
                    RandomDocument.of(random),
                    List.of()))
        .toList();
  }

  private static Map<TargetId, List<DeclarativePolicy>> attached(
      OrganizationTree tree, List<DeclarativePolicy> policies, Random random) {
    Map<TargetId, List<DeclarativePolicy>> attached = new LinkedHashMap<>();
    Map<TargetId, Integer> orders = new LinkedHashMap<>();
    for (TargetId target : targets(tree)) {
      int inherited = tree.parentOf(target).map(orders::get).orElse(1);
      List<DeclarativePolicy> shuffled = new ArrayList<>(policies);
      Collections.shuffle(shuffled, random);
      int count = List.of(0, 0, 1, 1, 1, 2, 2, 3).get(random.nextInt(8));
      int permutations = Math.max(1, count * (count - 1));
      if (inherited * permutations > MAX_ORDERS) {
        count = 1;
        permutations = 1;
      }
      orders.put(target, inherited * permutations);
      attached.put(target, List.copyOf(shuffled.subList(0, count)));
    }
    return attached;
  }

  private static List<TargetId> targets(OrganizationTree tree) {
    List<TargetId> targets = new ArrayList<>(List.of(ROOT));
    tree.units().forEach(unit -> targets.add(unit.id()));
    tree.accounts().forEach(account -> targets.add(account.id()));
    return targets;
  }

  private static DeclarativePolicy shuffledKeys(DeclarativePolicy policy, Random random) {
    return new DeclarativePolicy(
        policy.id(),
        policy.name(),
        "",
        Map.of(),
        RandomDocument.shuffled(policy.document(), random),
        policy.targets());
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
