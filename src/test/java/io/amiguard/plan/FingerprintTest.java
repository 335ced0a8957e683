package io.amiguard.plan;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.foreign;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person who passes a fingerprint to apply can rely on. */
class FingerprintTest {
  private static final String DISABLED =
      """
      {"ec2_attributes":{"allowed_images_settings":{"state":{"@@assign":"disabled"}}}}
      """;

  private final CurrentOrganization acme = Acme.with();

  @Test
  void isAnotherIfAnAccountCameUnderATarget() {
    CurrentOrganization moved = acme.whatIf(List.of(new Move(Acme.PLAYGROUND, Acme.WORKLOADS)));

    assertThat(fingerprint(moved)).isNotEqualTo(fingerprint(acme));
  }

  @Test
  void isAnotherIfAnAccountMovedUnderATarget() {
    CurrentOrganization moved = acme.whatIf(List.of(new Move(Acme.DEV, Acme.PROD)));

    assertThat(fingerprint(moved)).isNotEqualTo(fingerprint(acme));
  }

  @Test
  void isAnotherIfAForeignPolicySpeaksToTheAccounts() {
    assertThat(fingerprint(Acme.with(theirs(Acme.ROOT)))).isNotEqualTo(fingerprint(acme));
    assertThat(fingerprint(Acme.with(theirs(Acme.DEV)))).isNotEqualTo(fingerprint(acme));
  }

  @Test
  void isTheSameWhateverHappensElsewhere() {
    CurrentOrganization moved = acme.whatIf(List.of(new Move(Acme.PLAYGROUND, Acme.ROOT)));

    assertThat(fingerprint(moved)).isEqualTo(fingerprint(acme));
    assertThat(fingerprint(Acme.with(theirs(Acme.SANDBOX)))).isEqualTo(fingerprint(acme));
  }

  @Test
  void isAnotherIfTheSameChangesAreMadeInAnotherOrder() {
    Plan plan = plan(Acme.untouched());
    List<Change> backwards = new ArrayList<>(plan.changes());
    Collections.reverse(backwards);
    Plan other = new Plan(plan.current(), plan.desired(), backwards, plan.findings(), plan.moves());

    assertThat(PlanJson.fingerprint(other)).isNotEqualTo(PlanJson.fingerprint(plan));
  }

  private static String fingerprint(CurrentOrganization current) {
    return PlanJson.fingerprint(plan(current));
  }

  private static Plan plan(CurrentOrganization current) {
    return Planner.plan(
        current,
        List.of(desired("allowed-amis", allowing(State.AUDIT_MODE, "amazon"), Acme.WORKLOADS)),
        List.of());
  }

  private static DeclarativePolicy theirs(TargetId target) {
    return foreign("p-99999999", "theirs", DISABLED, target);
  }
}
