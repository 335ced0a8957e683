package io.amiguard.policy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Laws of inheritance, on random organizations. */
class InheritancePropertyTest {

  private static final List<String> SILENT =
      List.of(
          "{}",
          """
          {"ec2_attributes": {}}
          """,
          """
          {"Ec2_Attributes": {"allowed_images_settings": {"image_criteria": {"criteria_3": {}}}}}
          """,
          """
          {"ec2_attributes": {"@@operators_allowed_for_child_policies": ["@@all"]}}
          """);

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aPolicyThatSaysNothingChangesNothing(@ForAll Random random) {
    RandomOrganization organization = RandomOrganization.of(random.nextLong());
    PolicyDocument silent = PolicyDocument.parse(pick(SILENT, random));

    RandomOrganization more = organization.with(silent, organization.anyTarget(random), random);

    assertThat(more.inOrder()).isEqualTo(organization.inOrder());
    assertThat(more.unordered()).isEqualTo(organization.unordered());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aLockedValueNeverChangesBelowTheLock(@ForAll Random random) {
    RandomOrganization organization = RandomOrganization.of(random.nextLong());
    TargetId target = organization.anyTarget(random);
    RandomOrganization locked = organization.with(RandomDocument.lock(), target, random);
    EffectivePolicy known = locked.inOrder(target);
    EffectivePolicy open = locked.unordered(target);

    for (TargetId account :
        locked.tree().accountsUnder(target).stream().map(Account::id).toList()) {
      assertThat(FlatPolicy.outcomes(locked.inOrder(account)))
          .containsAllEntriesOf(lockedOutcomes(known));
      assertThat(FlatPolicy.outcomes(locked.unordered(account)))
          .containsAllEntriesOf(lockedOutcomes(open));
    }
  }

  private static Map<String, Set<Object>> lockedOutcomes(EffectivePolicy effective) {
    Map<String, Set<Object>> outcomes = FlatPolicy.outcomes(effective);
    Set<String> locked =
        Stream.concat(
                effective.decisions().stream(),
                effective.uncertain().stream().flatMap(it -> it.candidates().stream()))
            .filter(it -> it.permitted().isEmpty())
            .map(Decision::path)
            .collect(toSet());
    outcomes.keySet().retainAll(locked);
    return outcomes;
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void theOrderInWhichAnOrganizationIsToldDoesNotMatter(@ForAll Random random) {
    RandomOrganization organization = RandomOrganization.of(random.nextLong());

    RandomOrganization retold = organization.shuffled(random);

    assertThat(retold.inOrder()).isEqualTo(organization.inOrder());
    assertThat(retold.unordered()).isEqualTo(organization.unordered());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void theDecisionsRebuildTheEffectivePolicy(@ForAll Random random) {
    RandomOrganization organization = RandomOrganization.of(random.nextLong());
    Replay replay = new Replay(organization.policies());

    organization.inOrder().values().forEach(effective -> isRebuilt(effective, replay));
    organization.unordered().values().forEach(effective -> isRebuilt(effective, replay));
  }

  private static void isRebuilt(EffectivePolicy effective, Replay replay) {
    Map<String, Object> rebuilt = new TreeMap<>();
    effective.decisions().forEach(it -> rebuilt.put(it.path(), replay.value(it)));
    assertThat(FlatPolicy.inOrder(rebuilt))
        .isEqualTo(FlatPolicy.inOrder(FlatPolicy.values(effective.content())));
    for (Uncertain uncertain : effective.uncertain()) {
      for (Decision candidate : uncertain.candidates()) {
        assertThat(replay.value(candidate)).isEqualTo(FlatPolicy.value(candidate.value()));
      }
    }
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
