package io.amiguard.testing;

import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary policies of an organization in which nobody else writes any. */
public final class OurPolicies {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV, Acme.PLAYGROUND);

  private OurPolicies() {}

  /** Organizations that have such policies. */
  public static Arbitrary<CurrentOrganization> current() {
    return desired()
        .map(
            policies ->
                Acme.with(
                    IntStream.range(0, policies.size())
                        .mapToObj(i -> Acme.managed("p-0000000" + i, policies.get(i)))
                        .toArray(DeclarativePolicy[]::new)));
  }

  /** One to three policies that settings want. */
  public static Arbitrary<List<DesiredPolicy>> desired() {
    Arbitrary<DesiredPolicy> policy =
        Combinators.combine(
                Arbitraries.of("allowed-amis", "sandbox-amis", "golden"),
                Arbitraries.of(State.class),
                Arbitraries.of("amazon", "aws_marketplace", "777777777777"),
                Arbitraries.of(PLACES).set().ofMinSize(1).ofMaxSize(4))
            .as(
                (name, state, provider, targets) ->
                    Acme.desired(
                        name, Acme.allowing(state, provider), targets.toArray(TargetId[]::new)));
    return policy.list().ofMinSize(1).ofMaxSize(3).map(OurPolicies::oneOfEachName);
  }

  private static List<DesiredPolicy> oneOfEachName(List<DesiredPolicy> policies) {
    Map<PolicyName, DesiredPolicy> byName = new TreeMap<>();
    policies.forEach(policy -> byName.put(policy.name(), policy));
    return List.copyOf(byName.values());
  }

  /** Returns the accounts that some policy reaches. */
  public static Set<TargetId> covered(CurrentOrganization organization) {
    return organization.policies().stream()
        .flatMap(policy -> policy.targets().stream())
        .flatMap(target -> organization.tree().accountsUnder(target).stream())
        .map(Account::id)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
