package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is said of errors that Java itself throws. */
class ErrorReporterTest {
  private final StringWriter err = new StringWriter();
  private final ErrorReporter reporter =
      new ErrorReporter(
          Cli.in(Path.of("."))
              .with("AWS_SECRET_ACCESS_KEY", "not-a-secret")
              .environment(new StringWriter(), err));

  @Test
  void tellsHowToGiveJavaMoreMemory() {
    assertThat(reporter.handleError(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "error: Java ran out of memory (Java heap space); give it more, as with"
                + " AMIGUARD_OPTS=-Xmx4g%n".formatted());
  }

  @Test
  void takesAClassThatIsBrokenForAProgramThatIsDamaged() {
    assertThat(reporter.handleError(new ClassFormatError("Truncated class file"))).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("error: a part of amiguard could not be loaded (Truncated class file)")
        .hasLineCount(1);
  }

  @Test
  void asksForAReportOfEveryOtherOneAndRepeatsNoSecret() {
    assertThat(reporter.handleError(new AssertionError("got not-a-secret"))).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("error: amiguard has a bug; please report it with these lines:")
        .contains("java.lang.AssertionError: got ***", "\tat io.amiguard.cli.ErrorReporterTest");
  }
}
