package io.amiguard.cli.connection;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.console.Environment;
import io.amiguard.planfile.PlanFile;
import io.amiguard.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The file that {@code --out} names. What amiguard wrote there before makes room for the next of
 * its kind, and nothing else does.
 *
 * @param name as the user gave it
 */
public record OutFile(String name, Path path, Content content) {

  /** What is written there. */
  public enum Content {
    PLAN("a saved plan"),
    SNAPSHOT("a snapshot");

    private final String noun;

    Content(String noun) {
      this.noun = noun;
    }

    boolean isIn(Path file) {
      return switch (this) {
        case PLAN -> PlanFile.isIn(file);
        case SNAPSHOT -> SnapshotReader.isIn(file);
      };
    }
  }

  public static OutFile of(String name, Content content, Environment environment) {
    return new OutFile(name, environment.path(name), content);
  }

  /** Returns whether another name is one of this file. */
  public boolean is(Path other) {
    try {
      return Files.isSameFile(path, other);
    } catch (IOException e) {
      return path.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  /**
   * Lets nothing be lost: asked before the work, so that none is done in vain.
   *
   * @throws AmiguardException if the file holds something else
   */
  public void requireFree() {
    if (holdsSomething() && !content.isIn(path)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "%s exists already and is not %s; nothing was written. Name another file with --out, or remove this one first."
              .formatted(name, content.noun));
    }
  }

  /**
   * Asks once more, right before the file is written. What a shell made of {@code /dev/stdout} may
   * hold by then what the command itself has shown.
   */
  public void requireStillFree() {
    if (!path.startsWith("/dev")) {
      requireFree();
    }
  }

  /**
   * Keeps the organization of the sandbox, which is a snapshot too: of the one in use, and of the
   * one that {@code --sandbox} stands for in this folder.
   *
   * @throws AmiguardException if the file is that
   */
  public void requireNoSandbox(AwsChoice aws, Environment environment) {
    boolean isState =
        Stream.of(SandboxFolder.DEFAULT, aws.sandbox() == null ? "" : aws.sandbox())
            .filter(folder -> !folder.isBlank())
            .anyMatch(folder -> is(new SandboxFolder(environment.path(folder)).stateFile()));
    if (isState) {
      throw overwrites("organization of the sandbox");
    }
  }

  /** Returns that the file is one that the command reads. */
  public AmiguardException overwrites(String thing) {
    return new AmiguardException(
        Kind.USAGE, "--out %s would overwrite the %s; name another file.".formatted(name, thing));
  }

  /** A device or a pipe keeps nothing. */
  private boolean holdsSomething() {
    try {
      return Files.isRegularFile(path) && Files.size(path) > 0;
    } catch (IOException e) {
      return true;
    }
  }
}
