package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.plan.Change.AttachPolicy;
import io.amiguard.plan.Change.DetachPolicy;
import io.amiguard.plan.Change.UpdatePolicy;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be a detour where AWS does not show or document what accounts have. */
class UncertainDetoursTest extends ChangeOrderCases {
  private static final String LESS = "AMIs that can be launched before and after cannot be";
  private static final String MORE = "AMIs that can be launched neither before nor after can be";

  /** Criteria of the root to which lower policies may add none, if a container can forbid it. */
  private static final PolicyDocument LOCKED =
      PolicyDocument.parse(
          """
          {"ec2_attributes": {"allowed_images_settings": {
            "state": {"@@assign": "enabled"},
            "image_criteria": {
              "@@operators_allowed_for_child_policies": ["@@none"],
              "criteria_1": {"allowed_image_providers": {"@@assign": ["111111111111"]}}}}}}""");

  private static final DeclarativePolicy ADDING =
      Acme.foreign(
          "p-22222222",
          "adding",
          """
          {"ec2_attributes": {"allowed_images_settings": {"image_criteria": {
            "criteria_2": {"allowed_image_providers": {"@@assign": ["777777777777"]}}}}}}""",
          Acme.WORKLOADS);

  private static DeclarativePolicy locked() {
    return Acme.foreign("p-11111111", "locked", LOCKED.json().toString(), Acme.ROOT);
  }

  @Test
  void aKeyBelowALockedContainerMayCountAndBeMissed() {
    assertThat(
            messages(
                Acme.with(locked(), ADDING),
                new DetachPolicy(ADDING.name(), Acme.WORKLOADS),
                new AttachPolicy(ADDING.name(), Acme.WORKLOADS)))
        .singleElement()
        .asString()
        .contains(LESS);
  }

  @Test
  void aKeyBelowALockedContainerMayNotCountUntilTheLockIsOpen() {
    PolicyDocument open =
        PolicyDocument.parse(
            LOCKED
                .json()
                .toString()
                .replace("\"@@operators_allowed_for_child_policies\":[\"@@none\"],", ""));

    assertThat(open).isNotEqualTo(LOCKED);
    assertThat(
            messages(
                Acme.with(locked(), ADDING),
                new UpdatePolicy(locked(), "", open),
                new UpdatePolicy(locked(), "", LOCKED)))
        .singleElement()
        .asString()
        .contains(MORE);
  }

  /** The one who was attached second decides once the first has left, and nobody else. */
  @Test
  void theOrderIsTheSameFromTheBeginningToTheEnd() {
    DeclarativePolicy first = providing(1, "777777777777");
    DeclarativePolicy second = providing(2, "888888888888");
    DeclarativePolicy third = providing(3, "888888888888");

    assertThat(
            messages(
                Acme.with(first, second, third),
                new DetachPolicy(second.name(), Acme.ROOT),
                new DetachPolicy(third.name(), Acme.ROOT)))
        .isEmpty();
  }

  /** Six policies can have been attached in 720 orders. */
  @Test
  void whereThereAreTooManyOrdersAllIsTakenForPossible() {
    DeclarativePolicy[] many =
        IntStream.rangeClosed(1, 6)
            .mapToObj(i -> providing(i, "77777777777" + i))
            .toArray(DeclarativePolicy[]::new);
    PolicyName golden = new PolicyName("golden-1");
    Change[] swap = {new AttachPolicy(golden, Acme.WORKLOADS), new DetachPolicy(golden, Acme.ROOT)};

    assertThat(messages(Acme.with(many), swap))
        .anyMatch(message -> message.contains(LESS))
        .anyMatch(message -> message.contains(MORE))
        .allMatch(message -> message.contains("4 active accounts") || message.contains("3 active"));
    assertThat(
            messages(
                Acme.with(many),
                new AttachPolicy(golden, Acme.SANDBOX),
                new DetachPolicy(golden, Acme.SANDBOX)))
        .isNotEmpty()
        .allMatch(message -> message.endsWith("1 active account: playground (555555555555)"));
  }

  /** 240 orders of which ten differ: who is first on the root, and who is on the account. */
  @Test
  void ordersThatComeToTheSameAreOne() {
    List<DeclarativePolicy> many =
        new ArrayList<>(
            IntStream.rangeClosed(1, 5).mapToObj(i -> providing(i, "77777777777" + i)).toList());
    many.add(Acme.managed("p-00000006", "six", AUDIT, Acme.DEV));
    many.add(Acme.managed("p-00000007", "seven", ENFORCED, Acme.DEV));
    PolicyName golden = new PolicyName("golden-1");

    assertThat(
            messages(
                Acme.with(many.toArray(DeclarativePolicy[]::new)),
                new AttachPolicy(golden, Acme.DEV),
                new DetachPolicy(golden, Acme.DEV),
                new AttachPolicy(golden, Acme.DEV)))
        .isEmpty();
  }

  private static DeclarativePolicy providing(int number, String provider) {
    return Acme.managed(
        "p-0000000" + number,
        "golden-" + number,
        Acme.allowing(State.ENABLED, provider),
        Acme.ROOT);
  }

  private static List<String> messages(CurrentOrganization current, Change... changes) {
    Plan plan = new Plan(current, List.of(), List.of(changes), List.of(), List.of());
    return OnTheWay.objectionsTo(plan).stream().map(Finding::message).toList();
  }
}
