package io.amiguard.cli.planning;

import io.amiguard.cli.console.ExitStatus;
import picocli.CommandLine.Option;

/**
 * Whether the exit code of a plan that is shown tells that changes are pending, as in Terraform.
 */
public final class ExitCodeChoice {

  @Option(
      names = "--detailed-exitcode",
      description = "Exit 0 if there is nothing to do, 2 if changes are pending.")
  boolean isDetailed;

  /** Returns the one that is asked for. */
  public ExitStatus of(ExitStatus status, ExitStatus detailed) {
    return isDetailed ? detailed : status;
  }
}
