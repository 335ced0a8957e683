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

  /** Returns the flags that choose the same organization again, each behind a blank. */
  String flags() {
    StringBuilder flags = new StringBuilder();
    if (sandbox != null) {
      flags.append(
          sandbox.equals(SandboxFolder.DEFAULT) ? " --sandbox" : flag("--sandbox=", sandbox));
    }
    flags.append(flag("--profile=", profile));
    flags.append(flag("--region=", region));
    flags.append(flag("--endpoint-url=", endpointUrl));
    return flags.toString();
  }

  /** A shell takes what is in single quotes as it is. */
  private static String flag(String name, @Nullable String value) {
    if (value == null) {
      return "";
    }
    return value.matches("[\\w./:@%+=-]+")
        ? " " + name + value
        : " " + name + "'" + value.replace("'", "'\\''") + "'";
  }

  /** Opens the organization; a sandbox only when it is first asked, which it then says. */
  Connection connect(Environment environment, Console console) {
    if (sandbox == null) {
      return Connections.toAws(this, environment, console);
    }
    if (profile != null || endpointUrl != null) {
      throw new AmiguardException(
          Kind.USAGE,
          "--sandbox stands for AWS, so --profile and --endpoint-url have no meaning with it; leave one out.");
    }
    if (sandbox.isBlank()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--sandbox= names no folder; write --sandbox=DIR, or --sandbox for %s."
              .formatted(SandboxFolder.DEFAULT));
    }
    String reset =
        "amiguard sandbox reset" + (sandbox.equals(SandboxFolder.DEFAULT) ? "" : " " + sandbox);
    SandboxFolder folder = new SandboxFolder(environment.path(sandbox));
    return new LateConnection(
            () -> {
              Connection connection = Connections.toSandbox(folder, environment, console);
              console.say(
                  "sandbox: this is not AWS, but an organization kept in %s. '%s' starts it afresh."
                      .formatted(folder, reset));
              return connection;
            })
        .connection();
  }
}
