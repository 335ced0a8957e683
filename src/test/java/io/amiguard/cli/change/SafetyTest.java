package io.amiguard.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.snapshot.Snapshot;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What apply refuses, and the flag that makes it go on; the organizations are those of cases. */
class SafetyTest extends SafetyCases {
  private static final PolicyName NAME = new PolicyName("allowed-amis");

  @Test
  void aForeignPolicyIsRefusedAndLeftAlone() throws IOException {
    start("adopt-keeps-siblings");
    Snapshot before = live();

    Run refused = run("apply", "--sandbox", "--yes");

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("[plan.foreign-policy]").contains("--adopt");
    assertThat(live().policies()).isEqualTo(before.policies());
  }

  @Test
  void adoptingTakesItOverAndKeepsItsSiblings() throws IOException {
    start("adopt-keeps-siblings");
    PolicyDocument before = policy(NAME).document();

    Run adopted = run("apply", "--sandbox", "--yes", "--adopt");
    Run again = run("apply", "--sandbox", "--yes");

    assertThat(adopted.err()).doesNotContain("error:");
    assertThat(adopted.exitCode()).isZero();
    assertThat(policy(NAME).isManaged()).isTrue();
    assertThat(policy(NAME).description()).isEqualTo("Made by hand");
    assertThat(policy(NAME).targets()).containsExactly(live().tree().root().id());
    for (String sibling :
        List.of("serial_console_access", "instance_metadata_defaults", "vpc_encryption_control")) {
      assertThat(policy(NAME).document().json().at("/ec2_attributes/" + sibling))
          .isEqualTo(before.json().at("/ec2_attributes/" + sibling));
    }
    assertThat(again.out()).contains("No changes.");
  }

  @Test
  void theSettingsCanAllowTheAdoptionToo() throws IOException {
    start("adopt");

    assertThat(run("apply", "--sandbox", "--yes").exitCode()).isZero();
    assertThat(policy(NAME).isManaged()).isTrue();
  }

  @Test
  void whatLeftTheSettingsStaysUnlessItIsPruned() throws IOException {
    start("prune");

    Run kept = run("apply", "--sandbox", "--yes");
    assertThat(kept.err()).contains("[plan.left-over-policy]").contains("--prune");
    assertThat(live().policies()).hasSize(4);

    Run pruned = run("apply", "--sandbox", "--yes", "--prune");
    Run again = run("apply", "--sandbox", "--yes", "--prune");

    assertThat(pruned.exitCode()).isZero();
    assertThat(live().policies())
        .extracting(policy -> policy.name().value())
        .containsExactlyInAnyOrder("allowed-amis", "shared", "theirs");
    assertThat(policy(new PolicyName("shared")).isManaged()).isFalse();
    assertThat(policy(new PolicyName("shared")).document().minified())
        .isEqualTo(
            "{\"ec2_attributes\":{\"serial_console_access\":{\"status\":{\"@@assign\":\"disabled\"}}}}");
    assertThat(again.out()).contains("No changes.");
  }

  @Test
  void aBrakeStopsApplyAndNotPlanUntilItsOwnFlag() throws IOException {
    start("enforcement-starts");

    Run plan = run("plan", "--sandbox", "--detailed-exitcode");
    Run apply = run("apply", "--sandbox", "--yes");
    Run otherFlag = run("apply", "--sandbox", "--yes", "--dangerous-allow-large-change");

    assertThat(plan.exitCode()).isEqualTo(2);
    assertThat(plan.err()).contains("[limits.enforcing-root]");
    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err())
        .contains(
            "error: the plan goes past its limits (limits.enforcing-root), so nothing was changed."
                + " Make it smaller, or pass --dangerous-allow-enforcing-root.");
    assertThat(otherFlag.exitCode()).isEqualTo(4);
    assertThat(policy(NAME).document().minified()).contains("audit_mode");

    Run forced = run("apply", "--sandbox", "--yes", "--dangerous-allow-enforcing-root");

    assertThat(forced.exitCode()).isZero();
    assertThat(policy(NAME).document().minified()).contains("enabled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          more-accounts-than-allowed | --yes                                | limits.max-accounts, limits.max-share | --dangerous-allow-large-change
          no-criteria-left           | --yes --dangerous-allow-large-change | limits.no-criteria                    | --dangerous-allow-no-criteria
          enforcement-is-swapped     | --yes                                | limits.on-the-way                     | --dangerous-allow-detour
          """)
  void aBrakeHasAFlagOfItsOwn(String organization, String given, String rules, String flag)
      throws IOException {
    start(organization);

    Run apply = run(("apply --sandbox " + given).split(" ", -1));
    Run forced = run(("apply --sandbox --wait none " + flag + " " + given).split(" ", -1));

    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err())
        .contains("(%s), so nothing was changed.".formatted(rules))
        .contains("or pass %s.".formatted(flag));
    assertThat(forced.exitCode()).isZero();
  }

  @Test
  void exactlyAtTheLimitsNeedsNoFlag() throws IOException {
    start("exactly-at-the-limits");

    assertThat(run("apply", "--sandbox", "--yes").exitCode()).isZero();
  }

  @Test
  void nobodyIsEnforcedOnTheWayToASmallerTarget() throws IOException {
    start("update-waits-for-detachment");

    Run apply = run("apply", "--sandbox", "--yes");
    Run back = run("rollback", "--sandbox", "--yes");

    assertThat(apply.exitCode()).isZero();
    assertThat(doneIn(apply)).containsExactly("attach", "detach", "update");
    assertThat(back.exitCode()).isZero();
  }

  /** Returns the verbs of the changes that were made, in order. */
  private static List<String> doneIn(Run run) {
    return run.err()
        .lines()
        .filter(line -> line.startsWith("  done: "))
        .map(line -> line.substring("  done: ".length()))
        .map(headline -> headline.substring(0, headline.indexOf(' ')))
        .toList();
  }

  @Test
  void noFlagGoesPastALimitOfAws() throws IOException {
    start("ten-policies-on-a-target");

    Run apply =
        run(
            "apply",
            "--sandbox",
            "--yes",
            "--dangerous-allow-large-change",
            "--dangerous-allow-enforcing-root",
            "--dangerous-allow-no-criteria");

    assertThat(apply.exitCode()).isEqualTo(4);
    assertThat(apply.err()).contains("[plan.too-many-policies]");
    assertThat(live().policies()).hasSize(10);
  }

  @Test
  void checkReportsTheMissingTagAndNoLimits() throws IOException {
    start("adopt");
    Run foreign = run("check", "--sandbox", "--level", "attached");
    start("enforcement-starts");
    Run far = run("check", "--sandbox", "--level", "attached");

    assertThat(foreign.out())
        .contains("policy allowed-amis (p-99999999) does not have the tag amiguard:managed=true");
    assertThat(far.exitCode()).isEqualTo(3);
    assertThat(far.out()).contains("[check.policy-differs]").doesNotContain("[limits.");
  }
}
