package io.amiguard.policy;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An organization with one way down: the root, units one below the other, one account.
 *
 * @param rungs what is attached to the root, then to each unit, then to the account; first attached
 *     first
 */
record Ladder(List<List<String>> rungs) {
  static final TargetId ROOT = new TargetId("r-acme");
  static final TargetId UNIT = new TargetId("ou-acme-11111111");
  static final TargetId ACCOUNT = new TargetId("222222222222");

  /** Returns the ladder with one policy on each rung. */
  static Ladder of(String... documents) {
    return new Ladder(Stream.of(documents).map(List::of).toList());
  }

  /** Returns the ladder with these policies on the root and nothing below. */
  static Ladder ofPeers(String... documents) {
    return new Ladder(List.of(List.of(documents)));
  }

  /** Returns what the account has if the order of attachment is known. */
  EffectivePolicy inOrder() {
    return Inheritance.inOrder(tree(), attached()).effective(ACCOUNT);
  }

  /** Returns what the account has if the order of attachment is not known. */
  EffectivePolicy unordered() {
    return Inheritance.of(tree(), policies()).effective(ACCOUNT);
  }

  OrganizationTree tree() {
    List<OrganizationalUnit> units = new ArrayList<>();
    List<TargetId> targets = targets();
    for (int i = 1; i < targets.size() - 1; i++) {
      units.add(new OrganizationalUnit(targets.get(i), "Unit" + i, targets.get(i - 1)));
    }
    TargetId parent = targets.get(targets.size() - 2);
    return new OrganizationTree(
        "o-acme000001",
        new TargetId("111111111111"),
        new Root(ROOT, "Root", Set.of(DeclarativePolicy.TYPE)),
        units,
        List.of(new Account(ACCOUNT, "prod-1", parent, Account.State.ACTIVE)));
  }

  List<DeclarativePolicy> policies() {
    return attached().values().stream().flatMap(List::stream).toList();
  }

  private Map<TargetId, List<DeclarativePolicy>> attached() {
    Map<TargetId, List<DeclarativePolicy>> attached = new LinkedHashMap<>();
    for (int rung = 0; rung < rungs.size(); rung++) {
      TargetId target = targets().get(rung);
      List<DeclarativePolicy> peers = new ArrayList<>();
      for (String document : rungs.get(rung)) {
        peers.add(policy(nameOf(rung) + "-" + (peers.size() + 1), document, target));
      }
      attached.put(target, peers);
    }
    return attached;
  }

  /** Policies are named by where they are attached: {@code root-1}, {@code unit1-2}. */
  private String nameOf(int rung) {
    if (rung == 0) {
      return "root";
    }
    return rung == rungs.size() - 1 ? "account" : "unit" + rung;
  }

  private List<TargetId> targets() {
    List<TargetId> targets = new ArrayList<>(List.of(ROOT));
    for (int i = 1; i < rungs.size() - 1; i++) {
      targets.add(new TargetId("ou-acme-1111111" + i));
    }
    targets.add(ACCOUNT);
    return targets;
  }

  private static DeclarativePolicy policy(String name, String document, TargetId target) {
    return new DeclarativePolicy(
        new PolicyId("p-" + name),
        new PolicyName(name),
        "",
        Map.of(),
        PolicyDocument.parse(document),
        List.of(target));
  }
}
