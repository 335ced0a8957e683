package io.amiguard.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli;
import io.amiguard.output.Palette;
import io.amiguard.output.ProgressBar;
import io.amiguard.testing.FakeClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far long work is, as a terminal, a file and nobody get it. */
class ProgressTest {
  private static final ProgressBar BAR = new ProgressBar("parts of the organization");

  private final StringWriter err = new StringWriter();

  @Test
  void shortWorkIsNotWorthALine() {
    Cli cli = Cli.in(Path.of("")).typing("");
    LongWork work = new LongWork(console(cli), cli.clock(), BAR);

    work.show(0, 10);
    cli.clock().forAtLeast(Duration.ofMillis(1_999));
    work.show(9, 10);
    work.end();

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTerminalGetsABarInPlaceThatIsTakenAwayInTheEnd() {
    Cli cli = Cli.in(Path.of("")).typing("");
    LongWork work = new LongWork(console(cli), cli.clock(), BAR);

    work.show(0, 1_000);
    cli.clock().forAtLeast(Duration.ofSeconds(4));
    work.show(44, 1_002);
    work.end();

    assertThat(err.toString())
        .isEqualTo(
            "\r\u001B[K[#                       ] 44 of 1,002 parts of the organization, 11/s, 1 min …"
                + "\r\u001B[K");
  }

  @Test
  void theLastWordOfAnInterruptedRunBeginsOnALineOfItsOwn() {
    Cli cli = Cli.in(Path.of("")).typing("");

    console(cli).sayLast("interrupted: applied 1 of 2 changes");

    assertThat(err.toString().lines()).containsExactly("", "interrupted: applied 1 of 2 changes");
  }

  @Test
  void theLastWordOfAnInterruptedRunTakesThePlaceOfTheBar() {
    Console console = console(Cli.in(Path.of("")).typing(""));

    console.progress("7 of 14");
    console.sayLast("interrupted; nothing was changed.");
    console.progress("8 of 14");

    assertThat(err.toString())
        .isEqualTo("\r\u001B[K7 of 14\r\u001B[Kinterrupted; nothing was changed.\n");
  }

  @Test
  void aBarDoesNotOutliveAProcessThatIsEnded() {
    ProgressLine line = new ProgressLine(new PrintWriter(err));

    line.show("7 of 14");
    line.close();
    line.show("8 of 14");

    assertThat(err.toString()).isEqualTo("\r\u001B[K7 of 14\r\u001B[K");
  }

  @Test
  void aWideTerminalGetsAllOfIt() {
    Cli cli = Cli.in(Path.of("")).typing("").wide(120);
    LongWork work = new LongWork(console(cli), cli.clock(), BAR);

    work.show(0, 1_000);
    cli.clock().forAtLeast(Duration.ofSeconds(4));
    work.show(44, 1_002);

    assertThat(err.toString()).endsWith("organization, 11/s, 1 min 27 s left");
  }

  @Test
  void aFileGetsALineEveryFewSeconds() {
    Cli cli = Cli.in(Path.of(""));
    LongWork work = new LongWork(console(cli), cli.clock(), BAR);

    work(work, cli.clock());

    assertThat(err.toString().lines())
        .containsExactly(
            "[############            ] 7 of 14 parts of the organization, 1/s, 7 s left",
            "[####################    ] 12 of 14 parts of the organization, 1/s, 2 s left");
  }

  @Test
  void nobodyGetsAnythingWithQuiet() {
    for (Cli cli : List.of(Cli.in(Path.of("")), Cli.in(Path.of("")).typing(""))) {
      work(new LongWork(console(cli).withoutProgress(), cli.clock(), BAR), cli.clock());
    }

    assertThat(err.toString()).isEmpty();
  }

  /** Thirteen parts at one a second. */
  private static void work(LongWork work, FakeClock clock) {
    work.show(0, 14);
    for (int done = 1; done < 14; done++) {
      clock.forAtLeast(Duration.ofSeconds(1));
      work.show(done, 14);
    }
    work.end();
  }

  private Console console(Cli cli) {
    return new Console(cli.environment(new StringWriter(), err), Palette.PLAIN, Palette.PLAIN);
  }
}
