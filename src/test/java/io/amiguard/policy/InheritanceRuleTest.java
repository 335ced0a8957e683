package io.amiguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.policy.InheritanceRule.Certainty;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InheritanceRuleTest {

  @Test
  void everyRuleIsASentenceWithASource() {
    assertThat(InheritanceRule.values())
        .allSatisfy(
            rule -> {
              assertThat(rule.text()).endsWith(".");
              assertThat(rule.source()).containsAnyOf("User Guide", "recordings");
            });
  }

  @Test
  void whatRestsOnRecordingsAloneSaysSo() {
    assertThat(InheritanceRule.values())
        .filteredOn(rule -> rule.source().startsWith("recordings"))
        .containsExactly(
            InheritanceRule.EMPTIED_LIST_STAYS, InheritanceRule.ASSIGN_THEN_APPEND_THEN_REMOVE)
        .allMatch(rule -> rule.certainty() == Certainty.RECORDED);
  }

  @Test
  void onlyTheControlOnContainersIsOpen() {
    assertThat(
            Arrays.stream(InheritanceRule.values())
                .filter(rule -> rule.certainty() == Certainty.OPEN))
        .containsExactly(InheritanceRule.CONTAINER_CONTROL);
  }
}
