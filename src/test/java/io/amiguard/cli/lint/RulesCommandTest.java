package io.amiguard.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.lint.Catalogue;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is to know about the rules of lint, on the terminal and in the manual. */
class RulesCommandTest {
  private static final Path PAGE = Path.of("docs/rules.md");

  @TempDir Path folder;

  /** {@code -Damiguard.cases=update} writes the page anew. */
  @Test
  void theManualIsWhatTheProgramSays() throws IOException {
    String page = Cli.in(folder).run("rules", "-o", "markdown").out();

    GoldenFile.assertHolds(PAGE, page);
    assertThat(Catalogue.ids())
        .allSatisfy(rule -> assertThat(page).contains("\n### " + rule + "\n"));
  }

  @Test
  void listsEveryRuleOnALine() {
    Run run = Cli.in(folder).run("rules");

    assertThat(run.out().lines()).hasSize(Catalogue.rules().size());
    assertThat(run.out())
        .containsPattern("(?m)^policy.state-spelling +error +The state is spelled as in");
  }

  @Test
  void listsEveryRuleForPrograms() throws IOException {
    Run run = Cli.in(folder).run("rules", "-o", "json");

    assertThat(JsonMapper.builder().build().readTree(run.out()).path("rules"))
        .hasSize(Catalogue.rules().size());
  }

  @Test
  void explainsARule() {
    Run run = Cli.in(folder).run("explain-rule", "policy.state-spelling");

    assertThat(run.out())
        .isEqualTo(
            """
            policy.state-spelling (error)
            The state is spelled as in the EC2 API.

            The EC2 API writes audit-mode, a policy audit_mode.

            Bad:
                "state": {"@@assign": "audit-mode"}

            Good:
                "state": {"@@assign": "audit_mode"}

            Fix: lint --fix writes underscores.

            Source: AWS Organizations User Guide, EC2 policy syntax.
            """);
  }

  @Test
  void anUnknownRuleIsWrongUsage() {
    Run run = Cli.in(folder).run("explain-rule", "policy.state");

    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.err()).contains("'policy.state' is not a rule of lint. Did you mean 'policy.");
  }

  /** Everybody who reads such an id in a plan may ask for it. */
  @Test
  void aRuleOfAnotherCommandIsSentToThePages() {
    assertThat(Cli.in(folder).run("explain-rule", "limits.max-share").err())
        .isEqualTo(
            "error: 'limits.max-share' is not a rule of lint."
                + " 'amiguard rules' lists them; docs has what other commands find.\n");
  }
}
