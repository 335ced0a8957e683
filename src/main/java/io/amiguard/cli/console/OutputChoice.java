package io.amiguard.cli.console;

import io.amiguard.output.Palette;
import java.util.Map;
import picocli.CommandLine.Option;

/** How results look. */
public final class OutputChoice {

  /** When to use colours. */
  public enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, which also heeds NO_COLOR).")
  Color color;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what is asked of AWS to standard error.")
  boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on standard error.")
  boolean quiet;

  public Console console(Environment environment) {
    if (verbose) {
      System.setProperty("amiguard.log.level", "DEBUG");
    }
    Console console =
        new Console(
            environment,
            palette(environment, environment.terminal().out()),
            palette(environment, environment.terminal().err()));
    return quiet ? console.withoutProgress() : console;
  }

  private Palette palette(Environment environment, boolean terminal) {
    return wants(color, environment, terminal) ? Palette.COLOURED : Palette.PLAIN;
  }

  /** Returns whether colours are wanted on a stream. */
  public static boolean wants(Color color, Environment environment, boolean terminal) {
    Map<String, String> variables = environment.variables();
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto ->
          terminal
              && variables.getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(variables.get("TERM"));
    };
  }
}
