package io.amiguard.cli.console;

import io.amiguard.AmiguardException;

/** The exit codes of every command; a code never changes its meaning. */
public enum ExitStatus {
  OK(0),
  FAILED(1),
  CHANGES_PENDING(2),
  FINDINGS(3),
  REFUSED(4),
  INCOMPLETE(5),
  USAGE(64),
  INVALID_INPUT(65);

  /** Stands over the exit codes in the help of a command. */
  public static final String HEADING = "%nExit codes:%n";

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static ExitStatus of(AmiguardException.Kind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case INVALID_INPUT -> INVALID_INPUT;
      case REFUSED -> REFUSED;
      case FAILED, DENIED -> FAILED;
      case INCOMPLETE -> INCOMPLETE;
    };
  }
}
