package io.amiguard.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.journal.Rehearsal.Fault;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Adoption;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.Planner;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Meaning;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever else stands in a document, apply and rollback leave it, wherever they were stopped. */
class RollbackPropertyTest {
  private static final List<TargetId> PLACES =
      List.of(Acme.ROOT, Acme.WORKLOADS, Acme.PROD, Acme.SANDBOX, Acme.DEV);

  @Property(tries = 200)
  void siblingsAreTheSameAfterApplyAndAfterRollback(
      @ForAll("live") DeclarativePolicy live,
      @ForAll("desired") DesiredPolicy desired,
      @ForAll boolean theirs) {
    DeclarativePolicy owned = theirs ? live.tagged(Map.of("team", "network")) : live;
    assertSiblingsStay(owned, desired);
  }

  private static void assertSiblingsStay(DeclarativePolicy live, DesiredPolicy desired) {
    Rehearsal rehearsal = new Rehearsal(Acme.with(live));

    JournalEntry entry =
        rehearsal.apply(Planner.plan(rehearsal.live(), List.of(desired), List.of()));
    DeclarativePolicy applied = rehearsal.live().policy(live.name()).orElseThrow();
    rehearsal.rollBack(entry);

    assertThat(applied.isManaged()).isTrue();
    assertThat(siblings(applied)).isEqualTo(siblings(live));
    assertThat(rehearsal.live()).isEqualTo(Acme.with(live));
  }

  @Property(tries = 200)
  void rollbackRestoresWhereverTheApplyWasStopped(
      @ForAll("live") DeclarativePolicy live,
      @ForAll("desired") DesiredPolicy desired,
      @ForAll @IntRange(min = 1, max = 8) int change,
      @ForAll Fault fault) {
    DesiredPolicy other =
        new DesiredPolicy(
            new PolicyName("other"), desired.description(), desired.document(), desired.targets());
    CurrentOrganization before = Acme.with(live);
    Rehearsal rehearsal = new Rehearsal(before);

    JournalEntry entry =
        rehearsal
            .stoppingAt(change, fault)
            .apply(Planner.plan(before, List.of(desired, other), List.of()));
    rehearsal.rollBack(entry);

    assertThat(rehearsal.live()).isEqualTo(before);
  }

  private static Object siblings(DeclarativePolicy policy) {
    ObjectNode json = policy.document().json();
    json.withObjectProperty("ec2_attributes").remove("allowed_images_settings");
    return Meaning.of(json);
  }

  @Provide
  Arbitrary<DeclarativePolicy> live() {
    return Combinators.combine(settings(), siblings(), places())
        .as(
            (settings, siblings, places) -> {
              ObjectNode json = PolicyDocument.of(settings).json();
              siblings.forEach(
                  (key, value) -> json.withObjectProperty("ec2_attributes").set(key, value));
              DeclarativePolicy policy =
                  Acme.managed(
                      "p-11111111", "allowed-amis", settings, places.toArray(TargetId[]::new));
              return policy.with("Before", PolicyDocument.of(json));
            });
  }

  @Provide
  Arbitrary<DesiredPolicy> desired() {
    return Combinators.combine(settings(), places())
        .as(
            (settings, places) ->
                new DesiredPolicy(
                    new PolicyName("allowed-amis"),
                    "Allowed AMIs",
                    PolicyDocument.of(settings),
                    places,
                    Adoption.ALLOWED));
  }

  private static Arbitrary<AllowedImagesSettings> settings() {
    return Combinators.combine(
            Arbitraries.of(State.class), Arbitraries.of("amazon", "aws_marketplace"))
        .as(Acme::allowing);
  }

  private static Arbitrary<List<TargetId>> places() {
    return Arbitraries.of(PLACES).set().ofMinSize(1).ofMaxSize(3).map(List::copyOf);
  }

  /** Attributes that exist, and some that AWS may add one day. */
  private static Arbitrary<Map<String, ObjectNode>> siblings() {
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.of(
                "vpc_block_public_access", "serial_console_access", "instance_metadata_defaults"),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12));
    Arbitrary<ObjectNode> values =
        Combinators.combine(
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
                Arbitraries.of("enabled", "4", "off", "ü ☃"))
            .as(
                (key, value) -> {
                  ObjectNode node = JsonNodeFactory.instance.objectNode();
                  node.putObject(key).put("@@assign", value);
                  return node;
                });
    return Arbitraries.maps(keys.filter(key -> !key.startsWith("allowed_")), values).ofMaxSize(4);
  }
}
