package io.amiguard.output;

import static io.amiguard.testing.Acme.allowing;
import static io.amiguard.testing.Acme.desired;
import static io.amiguard.testing.Acme.managed;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Move;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import io.amiguard.plan.Planner;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanMarkdownTest {
  private static final CurrentOrganization WORKLOADS_ONLY =
      Acme.with(
          managed("p-11111111", "allowed-amis", allowing(State.ENABLED, "amazon"), Acme.WORKLOADS));

  @Test
  void marksAWhatIfAsOne() {
    Plan plan =
        plan(WORKLOADS_ONLY, List.of()).whatIf(List.of(new Move(Acme.PLAYGROUND, Acme.WORKLOADS)));

    assertThat(text(plan))
        .startsWith(
            """
            ### amiguard plan

            No changes. Nothing to do: organization o-acme000001 is as the settings want it.
            """)
        .contains(
            """

            **What if account playground (555555555555) moved to /Workloads (ou-acme-11111111) (nothing is moved):**

            <details><summary>⚠️ 1 account: state not set → enabled, LAUNCHES ARE RESTRICTED</summary>
            """);
  }

  @Test
  void saysSoWhereAWhatIfHasNoEffect() {
    Plan plan = plan(WORKLOADS_ONLY, List.of()).whatIf(List.of(new Move(Acme.DEV, Acme.PROD)));

    assertThat(text(plan)).endsWith("\nNo account gets another effective policy.\n");
  }

  @Test
  void showsWhereAFindingIsWhatToDoAndTheFingerprint() {
    Finding inFile =
        Finding.of(
                Severity.WARNING, "settings.a", Where.at("amiguard.yaml", 3, 5), "a | b is *odd*")
            .withHint("write <c>");
    Finding atTarget = Finding.of(Severity.DANGER, "plan.b", Where.target("dev"), "blocks");
    Plan plan = plan(Acme.untouched(), List.of(inFile, atTarget));

    assertThat(text(plan))
        .contains(
            """

            | severity | rule | where | problem |
            | --- | --- | --- | --- |
            | danger | `plan.b` | dev | blocks |
            """)
        .contains(
            """
            | warning | `settings.a` | amiguard.yaml:3:5 | a \\| b is \\*odd\\*<br>→ write &lt;c&gt; |
            """)
        .endsWith("\nFingerprint: `%s`\n".formatted(PlanJson.fingerprint(plan)));
  }

  @Test
  void staysWithinWhatACommentHoldsHoweverMuchIsFound() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      findings.add(Finding.of(Severity.NOTE, "settings.a", Where.file("a.yaml"), "x".repeat(100)));
    }
    findings.add(Finding.of(Severity.ERROR, "settings.worst", Where.nowhere(), "the worst"));

    String text = text(plan(Acme.untouched(), findings));

    assertThat(text.length()).isLessThan(PlanMarkdown.MAX_CHARACTERS);
    assertThat(text)
        .contains("the worst")
        .containsPattern(
            "\n_1,\\d{3} findings not shown: a comment holds 65,536 characters\\."
                + " Run `amiguard plan` to see all\\._\n")
        .contains("create policy allowed-amis");
  }

  private static Plan plan(CurrentOrganization current, List<Finding> findings) {
    return Planner.plan(
        current,
        List.of(desired("allowed-amis", allowing(State.ENABLED, "amazon"), Acme.WORKLOADS)),
        findings);
  }

  private static String text(Plan plan) {
    StringWriter text = new StringWriter();
    new PlanMarkdown(new PrintWriter(text)).show(plan, Names.of(plan.current().tree(), Map.of()));
    return text.toString();
  }
}
