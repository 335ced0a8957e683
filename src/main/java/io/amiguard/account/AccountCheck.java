package io.amiguard.account;

import static java.util.stream.Collectors.joining;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.TargetId;
import io.amiguard.survey.Place;
import io.amiguard.survey.Scope;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether accounts have what the settings want: what a plan for them would change, as findings and
 * as a map.
 */
public final class AccountCheck {
  private static final String HINT =
      "run 'amiguard account plan' to see what would change it, and look for whoever changed it";

  private final AccountPlan plan;
  private final Places places;

  /**
   * @param labels what accounts are called
   */
  public AccountCheck(AccountPlan plan, Function<TargetId, String> labels) {
    this.plan = plan;
    this.places = new Places(labels, plan.live().regions());
  }

  /** Returns what differs, what is not known, and where a policy decides. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    plan.groups().forEach((transition, some) -> findings.addAll(differences(transition, some)));
    plan.findings().stream()
        .filter(finding -> finding.rule().equals(AccountPlanner.UNREADABLE))
        .forEach(findings::add);
    findings.addAll(ManagedPlaces.findings(plan.live(), places, Severity.NOTE));
    return findings.stream().sorted(Finding.BY_PLACE).toList();
  }

  private List<Finding> differences(Transition transition, List<Place> some) {
    List<Finding> findings = new ArrayList<>();
    Setting now = transition.before();
    Setting wanted = transition.after();
    if (now.state() != wanted.state()) {
      String message =
          "state is %s in EC2; the settings want %s"
              .formatted(now.state().inEc2(), wanted.state().inEc2());
      findings.add(finding(Severity.ERROR, "account.state-differs", some, message).withHint(HINT));
    }
    if (!now.criteria().equals(wanted.criteria())) {
      String message =
          "the criteria in EC2 differ: "
              + Stream.of(
                      criteria("not there: ", wanted.criteria(), now.criteria()),
                      criteria(
                          "there, and not in the settings: ", now.criteria(), wanted.criteria()))
                  .filter(text -> !text.isEmpty())
                  .collect(joining("; "));
      findings.add(
          finding(Severity.ERROR, "account.criteria-differ", some, message).withHint(HINT));
    }
    return findings;
  }

  private static String criteria(String what, List<Criterion> these, List<Criterion> others) {
    List<Criterion> more = these.stream().filter(it -> !others.contains(it)).toList();
    return more.isEmpty()
        ? ""
        : what + more.stream().map(Ec2Words::of).collect(joining(" | ", "[", "]"));
  }

  private Finding finding(Severity severity, String rule, List<Place> some, String text) {
    String names = places.names(some);
    return Finding.of(severity, rule, Where.target(names), names + ": " + text);
  }

  /** Returns the map of accounts and Regions. */
  public Coverage coverage() {
    LiveSettings live = plan.live();
    TreeSet<TargetId> accounts = new TreeSet<>(live.regions().keySet());
    accounts.addAll(live.unreadable().keySet());
    SortedMap<TargetId, SortedMap<String, Status>> differing = new TreeMap<>();
    Stream.concat(plan.changes().keySet().stream(), live.unknown().keySet().stream())
        .map(Place::account)
        .forEach(account -> differing.computeIfAbsent(account, this::row));
    SortedMap<String, Status> unknown =
        Coverage.everyRegion(live.regions().values(), Status.UNKNOWN);
    live.unreadable().keySet().forEach(account -> differing.put(account, unknown));
    return new Coverage(
        new Scope(List.copyOf(accounts), accounts.size(), 0),
        live.settings().size(),
        plan.asWanted(),
        differing);
  }

  private SortedMap<String, Status> row(TargetId account) {
    SortedMap<String, Status> row = new TreeMap<>();
    for (String region : plan.live().regions().getOrDefault(account, List.of())) {
      row.put(region, status(new Place(account, region)));
    }
    return row;
  }

  private Status status(Place place) {
    if (!plan.live().settings().containsKey(place)) {
      return Status.UNKNOWN;
    }
    Transition transition = plan.changes().get(place);
    if (transition == null) {
      return Status.IN_FORCE;
    }
    return transition.before().state() == transition.after().state()
        ? Status.CRITERIA_DIFFER
        : Status.STATE_DIFFERS;
  }
}
