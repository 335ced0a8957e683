package io.amiguard.cli;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which organization: AWS with the user's credentials, or a sandbox in this process. */
final class AwsChoice {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "AWS profile (default: AWS_PROFILE, else the SDK's default chain).")
  @Nullable String profile;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "AWS Region; for Organizations it only chooses the partition.")
  @Nullable String region;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Send every request there, such as to 'amiguard sandbox serve'.")
  @Nullable String endpointUrl;

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

  /** Returns whether a flag says which organization. */
  boolean isChosen() {
    return sandbox != null || profile != null || endpointUrl != null;
  }

  /** Opens the organization; says on standard error if it is a sandbox. */
  Connection connect(Environment environment, Console console) {
    if (sandbox == null) {
      return Connections.toAws(this, environment);
    }
    if (profile != null || endpointUrl != null) {
      throw new AmiguardException(
          Kind.USAGE,
          "--sandbox stands for AWS, so --profile and --endpoint-url have no meaning with it; leave one out.");
    }
    return Connections.toSandbox(
        new SandboxFolder(environment.path(sandbox)), environment, console);
  }
}
