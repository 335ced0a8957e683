package io.amiguard.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher says which streams are a terminal; without it Java does, as far as it can. */
class TerminalTest {

  @BeforeEach
  @AfterEach
  void sayNothing() {
    List.of("in", "out", "err", "columns")
        .forEach(stream -> System.clearProperty("amiguard.tty." + stream));
  }

  @Test
  void nobodySitsAtABuild() {
    assertThat(Terminal.ofProcess()).isEqualTo(Terminal.NONE);
  }

  @Test
  void theLauncherKnowsEachStream() {
    System.setProperty("amiguard.tty.in", "true");
    System.setProperty("amiguard.tty.out", "false");
    System.setProperty("amiguard.tty.err", "true");
    System.setProperty("amiguard.tty.columns", "132");

    assertThat(Terminal.ofProcess()).isEqualTo(new Terminal(true, false, true, 132));
  }

  @Test
  void aWidthThatNobodyWorksAtIsTheUsualOne() {
    System.setProperty("amiguard.tty.columns", "0");

    assertThat(Terminal.ofProcess().columns()).isEqualTo(80);
  }
}
