package io.amiguard.cli;

import io.amiguard.cli.Relay.Moment;
import io.amiguard.cli.Relay.Then;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The program as a process of its own, which can be killed. */
public final class Program {
  /** What the shell calls the end by SIGKILL: 128 + 9. */
  public static final int KILLED = 137;

  /** The end by SIGTERM: 128 + 15. */
  public static final int TERMINATED = 143;

  private Program() {}

  /**
   * Runs it against a sandbox and kills it at a write; no answer to that write gets through.
   *
   * @return its exit code
   */
  public static int killedAt(int write, Moment moment, Path folder, URI sandbox, String... args) {
    return endedAt(write, moment, Process::destroyForcibly, folder, sandbox, args);
  }

  /** Does the same with the signal that asks a process to end. */
  public static int interruptedAt(
      int write, Moment moment, Path folder, URI sandbox, String... args) {
    return endedAt(
        write,
        moment,
        process -> {
          process.destroy();
          return process;
        },
        folder,
        sandbox,
        args);
  }

  /** Runs it to its end; what it says is in {@code program.log}. Returns its exit code. */
  static int run(Path folder, String... args) {
    return waitFor(start(folder, List.of(args)));
  }

  /** Starts it, with its output and what it says of errors at hand. */
  public static Process startedApart(Path folder, String... args) {
    try {
      return builder(folder, List.of(args)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, with its output at hand. */
  static Process started(Path folder, String... args) {
    try {
      return builder(folder, List.of(args))
          .redirectError(folder.resolve("server.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int endedAt(
      int write,
      Moment moment,
      UnaryOperator<Process> signal,
      Path folder,
      URI sandbox,
      String... args) {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Relay.Act kill =
        (number, now) -> {
          if (number != write || now != moment) {
            return Then.GO_ON;
          }
          waitFor(signal.apply(started.join()));
          return Then.HANG_UP;
        };
    try (Relay relay = Relay.to(sandbox, kill)) {
      List<String> command = new ArrayList<>(List.of(args));
      command.addAll(List.of("--endpoint-url", relay.endpoint()));
      Process process = start(folder, command);
      started.complete(process);
      return waitFor(process);
    }
  }

  /** Returns the exit code of a process when it has ended. */
  static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it with its output going somewhere; what it says of errors goes into a file. */
  static Process start(Path folder, ProcessBuilder.Redirect output, String... args)
      throws IOException {
    return builder(folder, List.of(args))
        .redirectOutput(output)
        .redirectError(folder.resolve("program.log").toFile())
        .start();
  }

  private static Process start(Path folder, List<String> args) {
    try {
      return builder(folder, args)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("program.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessBuilder builder(Path folder, List<String> args) {
    List<String> command = new ArrayList<>(List.of(ProgramClasses.java()));
    command.addAll(ProgramClasses.options());
    command.add(Amiguard.class.getName());
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "not-a-secret",
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString()));
    return builder;
  }
}
