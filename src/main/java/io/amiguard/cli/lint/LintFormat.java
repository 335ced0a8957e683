package io.amiguard.cli.lint;

import io.amiguard.Finding.Severity;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.Version;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.Linter;
import io.amiguard.lint.ProposedFixes;
import io.amiguard.output.GithubAnnotations;
import io.amiguard.output.LintJson;
import io.amiguard.output.LintJunit;
import io.amiguard.output.LintText;
import io.amiguard.output.Sarif;

/** How what lint found can be shown. */
enum LintFormat {
  text {
    @Override
    void show(LintReport report, View view) {
      new LintText(view.console().out(), view.console().palette()).show(report);
      if ("true".equals(view.environment().variables().get("GITHUB_ACTIONS"))) {
        github.show(report, view);
      }
    }
  },
  json {
    @Override
    void show(LintReport report, View view) {
      view.console().json(LintJson.of(report).toPrettyString() + "\n");
    }
  },
  sarif {
    @Override
    void show(LintReport report, View view) {
      view.console()
          .json(
              Sarif.of(
                          report,
                          new ProposedFixes(view.linter()),
                          Version.number(),
                          view.environment().directory())
                      .toPrettyString()
                  + "\n");
    }
  },
  github {
    @Override
    void show(LintReport report, View view) {
      new GithubAnnotations(view.console().out(), view.environment().directory()).show(report);
    }
  },
  junit {
    @Override
    void show(LintReport report, View view) {
      new LintJunit(view.console().out(), view.failOn()).show(report);
    }
  };

  /** Where and how a report is shown. */
  record View(Environment environment, Console console, Severity failOn, Linter linter) {}

  abstract void show(LintReport report, View view);
}
