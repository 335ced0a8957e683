package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.output.FindingsText;
import io.amiguard.output.Palette;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: one line for what a user can cause, a stack trace for our own bugs. */
final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Environment environment;

  ErrorReporter(Environment environment) {
    this.environment = environment;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    environment.out().flush();
    PrintWriter err = environment.err();
    if (exception instanceof AmiguardException expected) {
      new FindingsText(err, Palette.PLAIN).show(expected.findings());
      err.println("error: " + expected.getMessage());
      err.flush();
      return ExitStatus.of(expected.kind()).code();
    }
    err.println("error: amiguard has a bug; please report it with these lines:");
    exception.printStackTrace(err);
    err.flush();
    return ExitStatus.FAILED.code();
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    PrintWriter err = environment.err();
    err.println("error: " + exception.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println(
          "See '%s --help'."
              .formatted(exception.getCommandLine().getCommandSpec().qualifiedName()));
    }
    err.flush();
    return ExitStatus.USAGE.code();
  }
}
