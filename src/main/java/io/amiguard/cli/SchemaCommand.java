package io.amiguard.cli;

import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.settings.SettingsSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of the settings file, for editors. */
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of the settings file; editors complete and explain with it.",
      "Save it, and put this line at the top of amiguard.yaml:",
      "# yaml-language-server: $schema=amiguard.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  private final Environment environment;

  SchemaCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment.out().print(SettingsSchema.text());
    return ExitStatus.OK.code();
  }
}
