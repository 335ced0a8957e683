package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Plans in organizations where policies are ours, others', and shared by both. */
class OwnershipPropertyTest {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV, Acme.PLAYGROUND);
  private static final String OURS = "allowed_images_settings";

  @Property(tries = 200)
  void reachesWhatIsWantedAndIsEmptyTheSecondTime(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);
    CurrentOrganization after = plan.after();

    for (DesiredPolicy wanted : desired) {
      DeclarativePolicy reached = after.policy(wanted.name()).orElseThrow();
      if (!isRefused(plan.current(), wanted)) {
        assertThat(reached.targets()).isEqualTo(wanted.targets());
        assertThat(reached.document()).isEqualTo(reached.document().with(wanted.document()));
        assertThat(reached.isManaged()).isTrue();
      }
    }
    assertThat(plan(after, desired, leftOvers).changes()).isEmpty();
    if (leftOvers == LeftOvers.PRUNE) {
      assertThat(after.managedExcept(plan.touchedPolicies())).isEmpty();
    }
  }

  @Property(tries = 200)
  void whateverElseADocumentSaysStaysEqualInMeaning(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);

    for (DeclarativePolicy before : plan.current().policies()) {
      Optional<DeclarativePolicy> after = plan.after().policy(before.name());
      assertThat(after.map(policy -> siblings(policy.document())))
          .as(before.label())
          .isEqualTo(
              after.isPresent() || before.saysMore()
                  ? Optional.of(siblings(before.document()))
                  : Optional.empty());
    }
  }

  @Property(tries = 200)
  void aPolicyWithoutOurTagIsNeverWrittenUnlessItIsAdopted(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);
    Set<PolicyName> adopted =
        desired.stream()
            .filter(wanted -> wanted.adoption() == Adoption.ALLOWED)
            .map(DesiredPolicy::name)
            .collect(Collectors.toSet());

    for (DeclarativePolicy before : plan.current().policies()) {
      if (!before.isManaged() && !adopted.contains(before.name())) {
        assertThat(plan.after().policies()).contains(before);
      }
    }
  }

  @Property(tries = 200)
  void neverLeavesACoveredAccountUncoveredOnTheWay(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);
    Set<TargetId> coveredThroughout = covered(plan.current());
    coveredThroughout.retainAll(covered(plan.after()));

    for (int done = 0; done <= plan.changes().size(); done++) {
      Plan part =
          new Plan(plan.current(), desired, plan.changes().subList(0, done), List.of(), List.of());
      assertThat(covered(part.after())).containsAll(coveredThroughout);
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void neverEndsEnforcementOnTheWayWithoutSayingSo(
      @ForAll("live") List<DeclarativePolicy> live,
      @ForAll("desired") List<DesiredPolicy> desired,
      @ForAll LeftOvers leftOvers,
      @ForAll Random order) {
    Plan plan = plan(Acme.with(live.toArray(DeclarativePolicy[]::new)), desired, leftOvers);

    OrderedWrites.of(plan, order).assertTold(plan);
  }

  private static Plan plan(
      CurrentOrganization current, List<DesiredPolicy> desired, LeftOvers leftOvers) {
    return Planner.plan(
        current, desired, new PlanOptions(leftOvers, SafetyLimits.DEFAULT), List.of());
  }

  private static boolean isRefused(CurrentOrganization current, DesiredPolicy wanted) {
    return wanted.adoption() == Adoption.REFUSED
        && current.policy(wanted.name()).filter(live -> !live.isManaged()).isPresent();
  }

  /** The accounts to which some policy says something about Allowed AMIs. */
  private static Set<TargetId> covered(CurrentOrganization organization) {
    return organization.policies().stream()
        .filter(policy -> policy.document().allowedImages().isPresent())
        .flatMap(policy -> policy.targets().stream())
        .flatMap(target -> organization.tree().accountsUnder(target).stream())
        .map(account -> account.id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static JsonNode siblings(PolicyDocument document) {
    ObjectNode meaning = (ObjectNode) Meaning.of(document.json());
    if (meaning.get("ec2_attributes") instanceof ObjectNode attributes) {
      attributes.remove(OURS);
      if (attributes.isEmpty()) {
        meaning.remove("ec2_attributes");
      }
    }
    return meaning;
  }

  @Provide
  Arbitrary<List<DeclarativePolicy>> live() {
    Arbitrary<DeclarativePolicy> policy =
        Combinators.combine(
                names(),
                documents(),
                Arbitraries.of(PLACES).set().ofMaxSize(3),
                Arbitraries.of(Map.of("amiguard:managed", "true"), Map.of("team", "network")))
            .as(
                (name, document, targets, tags) ->
                    new DeclarativePolicy(
                        new PolicyId("p-00000000"),
                        new PolicyName(name),
                        "Words",
                        tags,
                        document,
                        List.copyOf(targets)));
    return policy.list().ofMaxSize(4).map(OwnershipPropertyTest::apart);
  }

  /** Gives each policy a name and an id of its own, as AWS does. */
  private static List<DeclarativePolicy> apart(List<DeclarativePolicy> policies) {
    Map<PolicyName, DeclarativePolicy> byName = new TreeMap<>();
    policies.forEach(policy -> byName.put(policy.name(), policy));
    List<DeclarativePolicy> all = List.copyOf(byName.values());
    return IntStream.range(0, all.size())
        .mapToObj(
            i ->
                new DeclarativePolicy(
                    new PolicyId("p-0000000" + i),
                    all.get(i).name(),
                    all.get(i).description(),
                    all.get(i).tags(),
                    all.get(i).document(),
                    all.get(i).targets()))
        .toList();
  }

  @Provide
  Arbitrary<List<DesiredPolicy>> desired() {
    Arbitrary<DesiredPolicy> policy =
        Combinators.combine(
                names(),
                Arbitraries.of(State.class),
                Arbitraries.of("amazon", "aws_marketplace", "777777777777"),
                Arbitraries.of(PLACES).set().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(Adoption.class))
            .as(
                (name, state, provider, targets, adoption) ->
                    new DesiredPolicy(
                        new PolicyName(name),
                        "Words",
                        PolicyDocument.of(Acme.allowing(state, provider)),
                        List.copyOf(targets),
                        adoption));
    return policy
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            policies -> {
              Map<PolicyName, DesiredPolicy> byName = new TreeMap<>();
              policies.forEach(one -> byName.put(one.name(), one));
              return List.copyOf(byName.values());
            });
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of("allowed-amis", "sandbox-amis", "golden", "shared");
  }

  /** Documents with siblings that are known, unknown, spelled oddly, or none. */
  private static Arbitrary<PolicyDocument> documents() {
    Arbitrary<Map<String, JsonNode>> attributes =
        Arbitraries.maps(
                Arbitraries.of(
                    "serial_console_access",
                    "Brand_New",
                    "instance_metadata_defaults",
                    "exception_message",
                    "Allowed_Images_Settings",
                    OURS),
                values())
            .ofMaxSize(4);
    return attributes.map(
        chosen -> {
          ObjectNode content = JsonNodeFactory.instance.objectNode();
          ObjectNode node = content.putObject("ec2_attributes");
          chosen.forEach(
              (key, value) -> {
                boolean isThere =
                    node.properties().stream()
                        .anyMatch(field -> field.getKey().equalsIgnoreCase(key));
                if (!isThere) {
                  node.set(key, value);
                }
              });
          return PolicyDocument.of(content);
        });
  }

  private static Arbitrary<JsonNode> values() {
    return Arbitraries.of(
            """
            {"@@assign": "Some text"}""",
            """
            {"status": {"@@assign": "disabled"}}""",
            """
            {"mode": {"@@assign": 7, "@@operators_allowed_for_child_policies": ["@@none"]}}""",
            """
            {"list": {"@@append": ["b", "a", true]}, "deep": {"Er": {"@@remove": ["x"]}}}""",
            """
            {"state": {"@@assign": "enabled"}}""")
        .map(text -> PolicyDocument.parse(text).json());
  }
}
