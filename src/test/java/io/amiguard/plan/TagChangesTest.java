package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagChangesTest {
  private static final DeclarativePolicy LIVE =
      Acme.managed("p-11111111", "allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT)
          .tagged(Map.of("team", "security", "amiguard:reached", "monday"));
  private static final Plan TAG = plan(new Change.TagPolicy(LIVE, Map.of("amiguard:a", "1")));
  private static final Plan UNTAG =
      plan(new Change.UntagPolicy(LIVE, Set.of("amiguard:reached", "amiguard:gone")));

  @Test
  void tagsAreAddedToThoseThatAreThere() {
    assertThat(TAG.after().policies())
        .containsExactly(
            LIVE.tagged(
                Map.of("team", "security", "amiguard:reached", "monday", "amiguard:a", "1")));
  }

  @Test
  void untaggingLeavesTheOtherTags() {
    assertThat(UNTAG.after().policies()).containsExactly(LIVE.tagged(Map.of("team", "security")));
  }

  @Test
  void jsonHoldsTheTagsOfTheChangeAlone() {
    assertThat(ChangeJson.of(TAG.changes()))
        .hasToString(
            """
            [{"action":"tag_policy","policyId":"p-11111111","policyName":"allowed-amis",\
            "before":{"tags":{}},"after":{"tags":{"amiguard:a":"1"}}}]""");
    assertThat(ChangeJson.of(UNTAG.changes()))
        .hasToString(
            """
            [{"action":"untag_policy","policyId":"p-11111111","policyName":"allowed-amis",\
            "before":{"tags":{"amiguard:reached":"monday"}},"after":{"tags":{}}}]""");
  }

  @Test
  void tagsThatDifferAreDrift() {
    assertThat(Drift.of(TAG))
        .extracting(Finding::message)
        .containsExactly("policy allowed-amis (p-11111111) does not have the tag amiguard:a=1");
    assertThat(Drift.of(UNTAG))
        .extracting(Finding::message)
        .containsExactly(
            "policy allowed-amis (p-11111111) has the tag amiguard:gone, which it should not",
            "policy allowed-amis (p-11111111) has the tag amiguard:reached, which it should not");
  }

  private static Plan plan(Change change) {
    return new Plan(Acme.with(LIVE), List.of(), List.of(change), List.of(), List.of());
  }
}
