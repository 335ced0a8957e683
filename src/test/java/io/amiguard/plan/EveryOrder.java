package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Detour.Kind;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Hypothesis;
import io.amiguard.policy.Hypothesis.NewKeys;
import io.amiguard.policy.Inheritance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What active accounts meet on the way through a plan of few changes: every order in which the live
 * policies may have been attached, and each answer about locked containers, is played through from
 * the first change to the last.
 */
final class EveryOrder {
  private final List<CurrentOrganization> steps = new ArrayList<>();
  private final Map<Kind, Set<TargetId>> met = new EnumMap<>(Kind.class);
  private final Map<JsonNode, SomeAmis> known = new HashMap<>();

  private EveryOrder(Plan plan) {
    steps.add(plan.current());
    plan.changes().forEach(change -> steps.add(steps.get(steps.size() - 1).after(change)));
  }

  static EveryOrder of(Plan plan) {
    EveryOrder every = new EveryOrder(plan);
    for (Account account : plan.current().tree().accounts()) {
      if (account.isActive()) {
        every.orders(account.id()).forEach(order -> every.follow(account.id(), order));
      }
    }
    return every;
  }

  /** Returns the accounts that meet one of these. */
  Set<TargetId> met(Kind... kinds) {
    Set<TargetId> accounts = new TreeSet<>();
    Stream.of(kinds).forEach(kind -> accounts.addAll(met.getOrDefault(kind, Set.of())));
    return accounts;
  }

  private List<Map<TargetId, List<DeclarativePolicy>>> orders(TargetId account) {
    CurrentOrganization live = steps.get(0);
    List<Map<TargetId, List<DeclarativePolicy>>> all = List.of(Map.of());
    for (TargetId target : live.tree().pathTo(account)) {
      List<List<DeclarativePolicy>> here = permutations(on(target, live));
      all =
          all.stream().flatMap(order -> here.stream().map(it -> with(order, target, it))).toList();
    }
    return all;
  }

  private static Map<TargetId, List<DeclarativePolicy>> with(
      Map<TargetId, List<DeclarativePolicy>> order, TargetId target, List<DeclarativePolicy> here) {
    Map<TargetId, List<DeclarativePolicy>> more = new TreeMap<>(order);
    more.put(target, here);
    return more;
  }

  private static List<DeclarativePolicy> on(TargetId target, CurrentOrganization organization) {
    return organization.policiesThatCount().stream()
        .filter(policy -> policy.targets().contains(target))
        .toList();
  }

  private static <T> List<List<T>> permutations(List<T> all) {
    List<List<T>> permutations = new ArrayList<>();
    for (T first : all) {
      for (List<T> rest : permutations(all.stream().filter(one -> !one.equals(first)).toList())) {
        permutations.add(Stream.concat(Stream.of(first), rest.stream()).toList());
      }
    }
    return all.isEmpty() ? List.of(List.of()) : permutations;
  }

  private void follow(TargetId account, Map<TargetId, List<DeclarativePolicy>> first) {
    List<Inheritance> way = new ArrayList<>();
    Map<TargetId, List<DeclarativePolicy>> now = first;
    for (CurrentOrganization step : steps) {
      now = after(now, step);
      way.add(Inheritance.inOrder(step.tree(), now));
    }
    for (NewKeys keys : NewKeys.values()) {
      compare(
          account,
          way.stream()
              .map(step -> step.under(new Hypothesis(Map.of(), keys)).effective(account))
              .map(effective -> known.computeIfAbsent(effective.content(), SomeAmis::of))
              .toList());
    }
  }

  /** Who stays keeps the place, who comes is the last. */
  private static Map<TargetId, List<DeclarativePolicy>> after(
      Map<TargetId, List<DeclarativePolicy>> before, CurrentOrganization step) {
    Map<TargetId, List<DeclarativePolicy>> after = new TreeMap<>();
    before.forEach(
        (target, policies) -> {
          List<DeclarativePolicy> here = on(target, step);
          List<String> names = policies.stream().map(policy -> policy.name().value()).toList();
          after.put(
              target,
              Stream.of(
                      names.stream().flatMap(name -> named(here, name)),
                      here.stream().filter(policy -> !names.contains(policy.name().value())))
                  .flatMap(those -> those)
                  .toList());
        });
    return after;
  }

  private static Stream<DeclarativePolicy> named(
      Collection<DeclarativePolicy> policies, String name) {
    return policies.stream().filter(policy -> policy.name().value().equals(name));
  }

  private void compare(TargetId account, List<SomeAmis> way) {
    SomeAmis before = way.get(0);
    SomeAmis after = way.get(way.size() - 1);
    for (SomeAmis between : way) {
      if (between.isEnforced() && !before.isEnforced() && !after.isEnforced()) {
        meet(Kind.ENFORCED, account);
      }
      if (!between.isEnforced() && before.isEnforced() && after.isEnforced()) {
        meet(Kind.NOT_ENFORCED, account);
      }
      if (between.lacksCriteria() && !before.lacksCriteria() && !after.lacksCriteria()) {
        meet(Kind.NO_CRITERIA, account);
      }
      if (between.lackWhatBothHave(before, after)) {
        meet(Kind.FEWER, account);
      }
      if (between.haveWhatNeitherHas(before, after)) {
        meet(Kind.MORE, account);
      }
    }
  }

  private void meet(Kind kind, TargetId account) {
    met.computeIfAbsent(kind, it -> new TreeSet<>()).add(account);
  }
}
