package io.amiguard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {

  @Test
  void saysEachThingThatIsMissingInAnUntouchedOrganization() {
    Plan plan =
        Planner.plan(
            Acme.untouched(),
            List.of(
                Acme.desired("allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT)),
            List.of());

    assertThat(Drift.of(plan))
        .extracting(Finding::message)
        .containsExactly(
            "trusted access for ec2.amazonaws.com is not enabled in organization o-acme000001",
            "policy type DECLARATIVE_POLICY_EC2 is not enabled on Root (r-acme)",
            "policy allowed-amis does not exist",
            "policy allowed-amis is not attached to Root (r-acme)");
  }

  @Test
  void saysStrayAttachmentsAndOtherDescriptions() {
    Plan plan =
        Planner.plan(
            Acme.with(
                Acme.managed(
                        "p-11111111",
                        "allowed-amis",
                        Acme.allowing(State.ENABLED, "amazon"),
                        Acme.ROOT,
                        Acme.DEV)
                    .with("Old words", PolicyDocument.of(Acme.allowing(State.ENABLED, "amazon")))),
            List.of(
                Acme.desired("allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT)),
            List.of());

    assertThat(Drift.of(plan))
        .extracting(Finding::message)
        .containsExactly(
            "policy allowed-amis (p-11111111) has the description \"Old words\"; the settings say"
                + " \"Allowed AMIs\"",
            "policy allowed-amis (p-11111111) is attached to dev (444444444444), which the settings do not name");
  }
}
