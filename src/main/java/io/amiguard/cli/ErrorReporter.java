package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.output.FindingsText;
import io.amiguard.output.Palette;
import io.amiguard.settings.Spelling;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong: one line for what a user can cause, a stack trace for our own bugs. */
final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final List<String> SECRETS =
      List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  /** To mask a shorter one would garble the trace. */
  private static final int SHORTEST_SECRET = 6;

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
      err.println("error: " + Quoted.visible(String.valueOf(expected.getMessage())));
      err.flush();
      return ExitStatus.of(expected.kind()).code();
    }
    return bug(exception);
  }

  /** Says what broke the program, be it the machine or a bug; returns the exit code. */
  int handleError(Error error) {
    environment.out().flush();
    if (isOfTheMachine(error)) {
      environment.err().println("error: " + reason(error));
      environment.err().flush();
      return ExitStatus.FAILED.code();
    }
    return bug(error);
  }

  private static boolean isOfTheMachine(Error error) {
    return error instanceof OutOfMemoryError
        || error instanceof ClassFormatError
        || error.getCause() instanceof ClassNotFoundException;
  }

  private static String reason(Error error) {
    return error instanceof OutOfMemoryError
        ? "Java ran out of memory (%s); give it more, as with AMIGUARD_OPTS=-Xmx4g"
            .formatted(error.getMessage())
        : ("a part of amiguard could not be loaded (%s): it was replaced or damaged while it ran;"
                + " run the command again, or install amiguard anew")
            .formatted(error.getMessage());
  }

  private int bug(Throwable thrown) {
    PrintWriter err = environment.err();
    err.println("error: amiguard has a bug; please report it with these lines:");
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    err.print(withoutSecrets(trace.toString()));
    err.flush();
    return ExitStatus.FAILED.code();
  }

  /** What a library says about a credential that it stumbled over may repeat it, in pieces. */
  private String withoutSecrets(String text) {
    String masked = text;
    for (String variable : SECRETS) {
      for (String piece : environment.variables().getOrDefault(variable, "").split("\\s+", -1)) {
        if (piece.length() >= SHORTEST_SECRET) {
          masked = masked.replace(piece, "***");
        }
      }
    }
    return masked;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] args) {
    PrintWriter err = environment.err();
    if (exception instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)) {
      err.println("error: " + unknownCommand(unmatched));
      err.flush();
      return ExitStatus.USAGE.code();
    }
    err.println("error: " + said(exception));
    if (!UnmatchedArgumentException.printSuggestions(exception, err)) {
      err.println(
          "See '%s --help'."
              .formatted(exception.getCommandLine().getCommandSpec().qualifiedName()));
    }
    err.flush();
    return ExitStatus.USAGE.code();
  }

  /** What picocli says of a word too many counts from nought. */
  private static String said(ParameterException exception) {
    return exception instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
        ? "%s is one word too many for %s."
            .formatted(
                Quoted.text(unmatched.getUnmatched().get(0)),
                unmatched.getCommandLine().getCommandSpec().qualifiedName())
        : String.valueOf(exception.getMessage());
  }

  /** Returns whether what nobody understood stands where a command should. */
  private static boolean isCommand(UnmatchedArgumentException unmatched) {
    return !unmatched.isUnknownOption() && !unmatched.getCommandLine().getSubcommands().isEmpty();
  }

  private static String unknownCommand(UnmatchedArgumentException unmatched) {
    CommandLine parent = unmatched.getCommandLine();
    String name = parent.getCommandSpec().qualifiedName();
    String unknown = unmatched.getUnmatched().get(0);
    String meant =
        Spelling.nearest(unknown, parent.getSubcommands().keySet())
            .map("Did you mean %s?"::formatted)
            .orElseGet(() -> "See '%s --help'.".formatted(name));
    return "%s is no command of %s. %s".formatted(Quoted.text(unknown), name, meant);
  }
}
