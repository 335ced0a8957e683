package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A command that is run by its name is the same as among all the others. */
class CommandsTest {
  private static final Cli CLI = Cli.in(Path.of(""));

  static List<String> names() {
    return Commands.NAMES;
  }

  @Test
  void areAllThereUnderTheirOwnNames() {
    Map<String, CommandLine> all =
        Amiguard.commandLine(CLI.environment(new StringWriter(), new StringWriter()))
            .getSubcommands();

    assertThat(all.values())
        .extracting(CommandLine::getCommandName)
        .containsExactlyElementsOf(all.keySet())
        .containsAll(Commands.NAMES);
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasTheSameHelpAlone(String name) {
    Run alone = CLI.run(name, "--help");
    Run amongAll = CLI.run("help", name);

    assertThat(alone.out()).startsWith("Usage: amiguard " + name).isEqualTo(amongAll.out());
  }

  @Test
  void aNameThatIsNoneIsComparedWithAllOfThem() {
    assertThat(CLI.run("pln").err()).contains("Did you mean plan?");
  }
}
