package io.amiguard.account;

import static java.util.stream.Collectors.toCollection;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Brake;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.survey.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be changed in which accounts and Regions.
 *
 * @param live what was read; nothing is planned for what could not be
 * @param changes by place; places that are as wanted are not among them
 */
public record AccountPlan(
    LiveSettings live,
    SortedMap<Place, Transition> changes,
    SafetyLimits limits,
    List<Finding> findings) {

  public AccountPlan {
    changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    findings = List.copyOf(findings);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Returns whether it must not be applied. */
  public boolean isRefused() {
    return Finding.anyAtLeast(findings, Severity.ERROR);
  }

  /** Returns the findings of brakes that nobody overrules. */
  public List<Finding> objections(Set<Brake> overruled) {
    return Brake.objections(findings, overruled);
  }

  /** Returns how many places are as wanted. */
  public int asWanted() {
    return live.settings().size() - changes.size();
  }

  /** Returns the calls, place after place, in order. */
  public List<SettingCall> calls() {
    return changes.entrySet().stream()
        .flatMap(entry -> entry.getValue().calls(entry.getKey()).stream())
        .toList();
  }

  /** Returns the places by what happens to them; the same in many places is one group. */
  public Map<Transition, List<Place>> groups() {
    Map<Transition, List<Place>> groups = new LinkedHashMap<>();
    changes.forEach(
        (place, transition) ->
            groups.computeIfAbsent(transition, it -> new ArrayList<>()).add(place));
    return groups;
  }

  /** Returns the accounts in which something changes. */
  public SortedSet<TargetId> accounts() {
    return changes.keySet().stream().map(Place::account).collect(toCollection(TreeSet::new));
  }

  /** Returns the same plan with hints that fit a rollback. */
  public AccountPlan asRollback() {
    return new AccountPlan(
        live, changes, limits, findings.stream().map(Brake::inRollback).toList());
  }

  AccountPlan with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new AccountPlan(live, changes, limits, all);
  }
}
