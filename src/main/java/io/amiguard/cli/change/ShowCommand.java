package io.amiguard.cli.change;

import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.cli.console.OutputChoice;
import io.amiguard.cli.planning.ExitCodeChoice;
import io.amiguard.cli.planning.PlanFiles;
import io.amiguard.cli.planning.PlanFormat;
import io.amiguard.cli.planning.Planning;
import io.amiguard.planfile.SavedPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a saved plan. */
@Command(
    name = "show",
    description = "Show a plan that 'amiguard plan --out' saved; needs no AWS.",
    exitCodeListHeading = ExitStatus.HEADING,
    exitCodeList = {
      "0:shown; with --detailed-exitcode: nothing to do",
      "2:changes are pending (only with --detailed-exitcode)"
    })
public final class ShowCommand implements Callable<Integer> {
  @Mixin OutputChoice output;
  @Mixin ExitCodeChoice exitCode;

  @Parameters(paramLabel = "PLAN", description = "The plan file.")
  String file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  PlanFormat format;

  private final Environment environment;

  public ShowCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Console console = output.console(environment);
    SavedPlan saved = PlanFiles.read(environment.path(file));
    Planning planning = new Planning(saved.plan(), saved.providerNames());
    format.show(planning, console);
    console.findings(planning.plan().findings());
    return exitCode.of(planning.status(), planning.detailedStatus()).code();
  }
}
