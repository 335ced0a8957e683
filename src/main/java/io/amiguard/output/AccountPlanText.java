package io.amiguard.output;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.amiguard.Finding.Severity;
import io.amiguard.account.AccountPlan;
import io.amiguard.account.AccountPlanJson;
import io.amiguard.account.Ec2Words;
import io.amiguard.account.Setting;
import io.amiguard.account.SettingCall;
import io.amiguard.account.Transition;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change.Effort;
import io.amiguard.source.Quoted;
import io.amiguard.survey.Place;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** A plan for accounts for a person: places with the same before and after are one group. */
public final class AccountPlanText {
  private final PrintWriter out;
  private final Palette palette;
  private final Function<TargetId, String> labels;

  /**
   * @param labels what accounts are called
   */
  public AccountPlanText(PrintWriter out, Palette palette, Function<TargetId, String> labels) {
    this.out = out;
    this.palette = palette;
    this.labels = labels;
  }

  /** Shows what apply would do, and one line that counts it. */
  public void show(AccountPlan plan, Names names) {
    if (plan.isEmpty()) {
      out.println(nothingToDo(plan));
      return;
    }
    out.println(
        "amiguard will change Allowed AMIs in %s of %s (%s):"
            .formatted(
                Words.count(plan.changes().size(), "Region"),
                Words.number(plan.live().settings().size()),
                Words.count(plan.accounts().size(), "account")));
    plan.groups().forEach((transition, places) -> show(plan, transition, places, names));
    out.println();
    out.println(palette.bold(counts(plan)));
    out.println(palette.faint("Fingerprint: " + AccountPlanJson.fingerprint(plan)));
  }

  /** Returns the words for a single call. */
  public static String headline(SettingCall call, Function<TargetId, String> labels) {
    boolean isState = call.before().state() != call.after().state();
    return "%s in %s: %s"
        .formatted(
            labels.apply(call.place().account()),
            call.place().region(),
            isState
                ? "state %s → %s"
                    .formatted(call.before().state().inEc2(), call.after().state().inEc2())
                : "replace the criteria (%d → %d)"
                    .formatted(call.before().criteria().size(), call.after().criteria().size()));
  }

  /** Returns what was done, counted. */
  public static String applied(AccountPlan plan) {
    return "%s changed in %s."
        .formatted(
            Words.count(plan.changes().size(), "Region"),
            Words.count(plan.accounts().size(), "account"));
  }

  private static String nothingToDo(AccountPlan plan) {
    String known =
        "%s of %s"
            .formatted(
                Words.count(plan.live().settings().size(), "Region"),
                Words.count(plan.live().accounts(), "account"));
    if (plan.isRefused()) {
      return "No changes can be planned: see the errors.";
    }
    return plan.live().isComplete()
        ? "No changes. Nothing to do: Allowed AMIs is as wanted in %s.".formatted(known)
        : "No changes in %s; not everything could be read.".formatted(known);
  }

  private static String counts(AccountPlan plan) {
    int unknown = plan.live().unknown().size();
    int unreadable = plan.live().unreadable().size();
    return "Plan: %s to change in %s (%s), %d as wanted%s%s."
        .formatted(
            Words.count(plan.changes().size(), "Region"),
            Words.count(plan.accounts().size(), "account"),
            Words.count(plan.calls().size(), "call"),
            plan.asWanted(),
            unknown == 0 ? "" : ", %s not known".formatted(Words.count(unknown, "Region")),
            unreadable == 0 ? "" : ", %s not known".formatted(Words.count(unreadable, "account")));
  }

  private void show(AccountPlan plan, Transition transition, List<Place> places, Names names) {
    out.println();
    boolean isMarked = transition.launches().isRestricting();
    out.println(
        "  %s %s"
            .formatted(
                isMarked ? palette.of(Severity.DANGER, "!") : palette.of(Effort.CHANGE, "~"),
                palette.bold(headline(transition, places))));
    places.stream()
        .collect(groupingBy(Place::account, TreeMap::new, mapping(Place::region, toList())))
        .forEach((account, regions) -> out.println("      " + where(plan, account, regions)));
    criteria(Effort.REMOVE, transition.before(), transition.after(), names);
    criteria(Effort.ADD, transition.after(), transition.before(), names);
  }

  private static String headline(Transition transition, List<Place> places) {
    String before = transition.before().state().inEc2();
    String after = transition.after().state().inEc2();
    return "%s: %s, %s"
        .formatted(
            Words.count(places.size(), "Region"),
            before.equals(after)
                ? "state stays " + after
                : "state %s → %s".formatted(before, after),
            consequence(transition));
  }

  private static String consequence(Transition transition) {
    return switch (transition.launches()) {
      case RESTRICTED -> "LAUNCHES ARE RESTRICTED";
      case RESTRICTED_AND_UNBLOCKED -> "LAUNCHES ARE RESTRICTED, or may be, and others relaxed";
      case UNBLOCKED -> "launches are relaxed";
      case UNTOUCHED -> "no launch is blocked that was not before";
    };
  }

  private String where(AccountPlan plan, TargetId account, List<String> regions) {
    List<String> all = plan.live().regions().getOrDefault(account, regions);
    return Quoted.visible(
        labels.apply(account)
            + ": "
            + (regions.size() == all.size() && all.size() > 1
                ? "all %d Regions".formatted(all.size())
                : String.join(", ", regions)));
  }

  private void criteria(Effort effort, Setting these, Setting others, Names names) {
    these.criteria().stream()
        .filter(criterion -> !others.criteria().contains(criterion))
        .map(criterion -> "criterion: " + words(criterion, names))
        .forEach(
            line ->
                out.println("      %s %s".formatted(palette.of(effort, effort.symbol()), line)));
  }

  private static String words(Criterion criterion, Names names) {
    return criterion.values().isEmpty()
        ? "asks for nothing (what that means to AWS is not documented)"
        : criterion.values().keySet().stream()
            .map(parameter -> words(criterion, parameter, names))
            .collect(joining("; "));
  }

  private static String words(Criterion criterion, Parameter parameter, Names names) {
    return Quoted.visible(
        Ec2Words.name(parameter)
            + " "
            + Ec2Words.values(criterion, parameter).stream()
                .map(
                    value ->
                        parameter == Parameter.ALLOWED_IMAGE_PROVIDERS ? names.label(value) : value)
                .collect(joining(", ")));
  }
}
