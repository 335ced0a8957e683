package io.amiguard.policy;

import static io.amiguard.policy.FlatPolicy.ignored;
import static io.amiguard.policy.FlatPolicy.inOrder;
import static io.amiguard.policy.FlatPolicy.outcomes;
import static io.amiguard.policy.FlatPolicy.values;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.Hypothesis.NewKeys;
import io.amiguard.policy.NaiveInheritance.ContainerControl;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the merge against a second one that shares no code with it. */
class InheritanceDifferentialTest {
  private static final int ORGANIZATIONS = 1_000;

  @Test
  void agreesWithTheNaiveMergeWhereTheOrderIsKnown() {
    organizations()
        .forEach(
            organization -> {
              Inheritance inheritance =
                  Inheritance.inOrder(organization.tree(), organization.attached());
              for (TargetId account : organization.accounts()) {
                EffectivePolicy effective = inheritance.effective(account);
                NaiveInheritance naive =
                    NaiveInheritance.merge(
                        organization.levels(account), ContainerControl.LETS_KEYS_IN);

                assertThat(inOrder(values(effective.content()))).isEqualTo(inOrder(naive.values()));
                assertThat(ignored(effective)).isEqualTo(naive.ignored());
                assertThat(effective.uncertain()).isEmpty();
              }
            });
  }

  @Test
  void reportsJustTheOutcomesThatSomeOrderLeadsTo() {
    organizations()
        .forEach(
            organization -> {
              Inheritance inheritance =
                  Inheritance.of(organization.tree(), organization.policies());
              for (TargetId account : organization.accounts()) {
                EffectivePolicy effective = inheritance.effective(account);

                assertThat(outcomes(effective))
                    .isEqualTo(NaiveInheritance.outcomes(organization.levels(account)));
              }
            });
  }

  @Test
  void agreesWithTheNaiveMergeUnderEachHypothesis() {
    organizations()
        .forEach(
            organization -> {
              Inheritance unknown = Inheritance.of(organization.tree(), organization.policies());
              for (NewKeys keys : NewKeys.values()) {
                Inheritance known = unknown.under(new Hypothesis(organization.names(), keys));
                for (TargetId account : organization.accounts()) {
                  NaiveInheritance naive =
                      NaiveInheritance.merge(organization.levels(account), control(keys));

                  assertThat(inOrder(values(known.effective(account).content())))
                      .isEqualTo(inOrder(naive.values()));
                }
              }
            });
  }

  private static ContainerControl control(NewKeys keys) {
    return switch (keys) {
      case COUNT -> ContainerControl.LETS_KEYS_IN;
      case ARE_KEPT_OUT -> ContainerControl.KEEPS_KEYS_OUT;
    };
  }

  /** Two merges that agree on nothing but empty documents would prove nothing. */
  @Test
  void triesEverythingOften() {
    Map<String, Long> seen =
        organizations()
            .flatMap(
                organization -> {
                  Inheritance inheritance =
                      Inheritance.of(organization.tree(), organization.policies());
                  return organization.accounts().stream().map(inheritance::effective);
                })
            .flatMap(InheritanceDifferentialTest::phenomena)
            .collect(groupingBy(Function.identity(), counting()));
    assertThat(seen)
        .containsOnlyKeys(
            "certain after @@assign",
            "certain after @@append",
            "certain after @@append @@assign",
            "certain after @@assign @@remove",
            "certain after @@append @@remove",
            "certain after @@append @@assign @@remove",
            "uncertain because of [FIRST_ATTACHED_ASSIGNS]",
            "uncertain because of [CONTAINER_CONTROL]",
            "uncertain because of [FIRST_ATTACHED_ASSIGNS, CONTAINER_CONTROL]",
            "ignored @@assign",
            "ignored @@append",
            "ignored @@remove");
    assertThat(seen.values()).allMatch(count -> count >= 20);
  }

  private static Stream<String> phenomena(EffectivePolicy effective) {
    return Stream.of(
            effective.decisions().stream().map(it -> "certain after " + steps(it)),
            effective.uncertain().stream().map(it -> "uncertain because of " + it.because()),
            effective.ignored().stream().map(it -> "ignored " + it.operator()))
        .flatMap(Function.identity());
  }

  private static String steps(Decision decision) {
    return decision.steps().stream().map(Step::operator).distinct().sorted().collect(joining(" "));
  }

  private static Stream<RandomOrganization> organizations() {
    return LongStream.range(0, ORGANIZATIONS).mapToObj(RandomOrganization::of);
  }
}
