package io.amiguard.plan;

import static java.util.Comparator.comparing;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What accounts of an organization have, and which policy decided it.
 *
 * @param current the organization as it is
 * @param moves what-ifs that the groups are about
 * @param groups by the first of their accounts
 */
public record Explanation(CurrentOrganization current, List<Move> moves, List<Group> groups) {

  public Explanation {
    moves = List.copyOf(moves);
    groups = List.copyOf(groups);
  }

  /**
   * Accounts that have the same, from the same policies.
   *
   * @param accounts by id
   */
  public record Group(List<TargetId> accounts, EffectivePolicy effective) {
    public Group {
      accounts = accounts.stream().sorted().toList();
    }

    private TargetId first() {
      return accounts.get(0);
    }
  }

  /** Explains accounts as they would be after the moves. */
  public static Explanation of(
      CurrentOrganization current, List<Move> moves, Collection<TargetId> accounts) {
    Inheritance inheritance = current.whatIf(moves).inheritance();
    IdentityHashMap<EffectivePolicy, List<TargetId>> shared = new IdentityHashMap<>();
    for (TargetId account : new TreeSet<>(accounts)) {
      shared.computeIfAbsent(inheritance.effective(account), it -> new ArrayList<>()).add(account);
    }
    Map<EffectivePolicy, List<TargetId>> equal = new HashMap<>();
    shared.forEach(
        (effective, some) ->
            equal.computeIfAbsent(effective, it -> new ArrayList<>()).addAll(some));
    List<Group> groups = new ArrayList<>();
    equal.forEach((effective, some) -> groups.add(new Group(some, effective)));
    groups.sort(comparing(Group::first));
    return new Explanation(current, moves, groups);
  }

  /** Returns the tree with the accounts moved. */
  public OrganizationTree tree() {
    return current.whatIf(moves).tree();
  }

  /** Returns what the moves change for the accounts that they move. */
  public List<Effect> effects() {
    return Effect.of(new Plan(current, List.of(), List.of(), List.of(), moves));
  }

  /** Returns what whoever reads the explanation has to know. */
  public List<Finding> findings() {
    if (current.hasPolicyType()) {
      return List.of();
    }
    String root = current.tree().labelOf(current.tree().root().id());
    return List.of(
        Finding.of(
                Severity.NOTE,
                "explain.policy-type-off",
                Where.target(root),
                "policy type %s is not enabled on %s, so no policy counts in any account"
                    .formatted(DeclarativePolicy.TYPE, root))
            .withHint("'amiguard apply' enables it"));
  }
}
