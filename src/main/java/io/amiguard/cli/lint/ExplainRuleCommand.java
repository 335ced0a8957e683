package io.amiguard.cli.lint;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.output.RuleText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says all there is to know about a rule of lint. */
@Command(
    name = "explain-rule",
    description = "Show why a rule of lint is there, with a bad and a good example.")
public final class ExplainRuleCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RULE", description = "Id, such as policy.state-spelling.")
  String rule;

  @Mixin OutputChoice output;

  private final Environment environment;

  public ExplainRuleCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    new RuleText(console.out(), console.palette()).explain(KnownRules.require(rule));
    return ExitStatus.OK.code();
  }
}
