package io.amiguard.cli.lint;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.lint.Catalogue;
import io.amiguard.output.RuleText;
import io.amiguard.output.RulesJson;
import io.amiguard.output.RulesMarkdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what lint looks for. */
@Command(name = "rules", description = "List the rules of lint.")
public final class RulesCommand implements Callable<Integer> {

  /** How the rules can be shown. */
  enum RulesFormat {
    text,
    json,
    markdown
  }

  @Mixin OutputChoice output;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  RulesFormat format;

  private final Environment environment;

  public RulesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    switch (format) {
      case text -> new RuleText(console.out(), console.palette()).list(Catalogue.rules());
      case json -> console.out().println(RulesJson.of(Catalogue.rules()).toPrettyString());
      case markdown -> console.out().print(RulesMarkdown.page(Catalogue.rules()));
    }
    return ExitStatus.OK.code();
  }
}
