package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Console;
import io.amiguard.cli.console.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which organization: AWS with the user's credentials, or a sandbox in this process. */
public final class AwsChoice {
  @Mixin EndpointChoice endpoint = new EndpointChoice();

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

  public Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  /** Returns the folder of the sandbox that stands for AWS, as the user named it. */
  public @Nullable String sandbox() {
    return endpoint.sandbox;
  }

  /** Returns whether a flag says which organization. */
  public boolean isChosen() {
    return endpoint.sandbox != null || profile != null || endpoint.url != null;
  }

  /** Returns the flags that choose the same organization again, each behind a blank. */
  public String flags() {
    StringBuilder flags = new StringBuilder();
    if (endpoint.sandbox != null) {
      flags.append(
          endpoint.sandbox.equals(SandboxFolder.DEFAULT)
              ? " --sandbox"
              : flag("--sandbox=", endpoint.sandbox));
    }
    flags.append(flag("--profile=", profile));
    flags.append(flag("--region=", region));
    flags.append(flag("--endpoint-url=", endpoint.url));
    return flags.toString();
  }

  private static String flag(String name, @Nullable String value) {
    return value == null ? "" : " " + name + word(value);
  }

  /** Returns a text as one word of a command: a shell takes what is in single quotes as it is. */
  public static String word(String text) {
    return text.matches("[\\w./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Opens the organization; a sandbox only when it is first asked, which it then says. */
  public Connection connect(Environment environment, Console console) {
    return endpoint.sandbox == null
        ? Connections.toAws(this, environment, console)
        : toSandbox(endpoint.sandbox, environment, console);
  }

  private Connection toSandbox(String name, Environment environment, Console console) {
    requireSense(name);
    String reset =
        "amiguard sandbox reset" + (name.equals(SandboxFolder.DEFAULT) ? "" : " " + name);
    SandboxFolder folder = new SandboxFolder(environment.path(name));
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

  private void requireSense(String name) {
    if (profile != null || endpoint.url != null) {
      throw new AmiguardException(
          Kind.USAGE,
          "--sandbox stands for AWS, so --profile and --endpoint-url have no meaning with it; leave one out.");
    }
    if (name.isBlank()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--sandbox= names no folder; write --sandbox=DIR, or --sandbox for %s."
              .formatted(SandboxFolder.DEFAULT));
    }
  }
}
