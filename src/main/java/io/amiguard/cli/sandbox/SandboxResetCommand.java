package io.amiguard.cli.sandbox;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets what a sandbox holds. */
@Command(
    name = "reset",
    description = "Forget what the sandbox of --sandbox holds; the next run starts it afresh.")
final class SandboxResetCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = SandboxFolder.DEFAULT,
      description = "The folder of the sandbox (default: ${DEFAULT-VALUE}).")
  String folder;

  private final Environment environment;

  SandboxResetCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path path = environment.path(folder);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new AmiguardException(
          Kind.USAGE,
          "%s is a file; name the folder of the sandbox, as given to --sandbox.".formatted(folder));
    }
    SandboxFolder sandbox = new SandboxFolder(path);
    environment
        .out()
        .println(
            sandbox.reset()
                ? "Sandbox %s is reset.".formatted(sandbox)
                : "Sandbox %s holds nothing; nothing to reset.".formatted(sandbox));
    return ExitStatus.OK.code();
  }
}
