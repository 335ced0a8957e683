package io.amiguard.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.cli.Cli;
import io.amiguard.output.Palette;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final Thread HOOK = new Thread(() -> {});

  @Test
  void doesNotBeginWorkInAProcessThatIsEnding() {
    assertThatThrownBy(
            () ->
                Interruption.register(
                    HOOK,
                    hook -> {
                      throw new IllegalStateException("Shutdown in progress");
                    }))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("interrupted before it began; run the command again");
  }

  @Test
  void registersWhatIsTold() {
    List<Thread> hooks = new ArrayList<>();

    Interruption.register(HOOK, hooks::add);

    assertThat(hooks).containsExactly(HOOK);
  }

  @Test
  void tellsTheLastWordsBelowWhatStandsOnTheTerminal() {
    StringWriter err = new StringWriter();
    Environment environment = Cli.in(Path.of("")).typing("").environment(new StringWriter(), err);

    new Console(environment, Palette.PLAIN, Palette.PLAIN)
        .sayLast("Interrupted at \u001b[31m 1 of 2.");

    assertThat(err).hasToString("%nInterrupted at \\u001B[31m 1 of 2.%n".formatted());
  }
}
