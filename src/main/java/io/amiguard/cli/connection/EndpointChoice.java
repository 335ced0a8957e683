package io.amiguard.cli.connection;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who answers the requests, if it is not AWS. */
final class EndpointChoice {

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Send every request there, such as to 'amiguard sandbox serve'.")
  @Nullable String url;

  @Option(
      names = "--sandbox",
      paramLabel = "DIR",
      arity = "0..1",
      fallbackValue = SandboxFolder.DEFAULT,
      preprocessor = AttachedValueOnly.class,
      description =
          "Use a sandbox instead of AWS: an organization in memory, kept in DIR"
              + " (default: "
              + SandboxFolder.DEFAULT
              + "). Write --sandbox=DIR to name another.")
  @Nullable String sandbox;
}
