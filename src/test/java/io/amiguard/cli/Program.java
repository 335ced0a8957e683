package io.amiguard.cli;

import io.amiguard.cli.Relay.Moment;
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
final class Program {
  /** What the shell calls the end by SIGKILL: 128 + 9. */
  static final int KILLED = 137;

  /** The end by SIGTERM: 128 + 15. */
  static final int TERMINATED = 143;

  private Program() {}

  /**
   * Runs it against a sandbox and kills it at a write; no answer to that write gets through.
   *
   * @return its exit code
   */
  static int killedAt(int write, Moment moment, Path folder, URI sandbox, String... args) {
    return endedAt(write, moment, Process::destroyForcibly, folder, sandbox, args);
  }

  /** Does the same with the signal that asks a process to end. */
  static int interruptedAt(int write, Moment moment, Path folder, URI sandbox, String... args) {
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

  /** A sandbox in a process of its own. */
  record Served(Process process, URI endpoint) implements AutoCloseable {
    @Override
    public void close() {
      end(process, Process::destroyForcibly);
    }
  }

  /** Serves the organization of a state file. */
  static Served serve(Path folder, Path state) {
    try {
      Process process =
          builder(folder, List.of("sandbox", "serve", "--state", state.toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Served(process, URI.create(process.inputReader().readLine()));
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
          if (number == write && now == moment) {
            end(started.join(), signal);
          }
        };
    try (Relay relay = Relay.to(sandbox, kill)) {
      List<String> command = new ArrayList<>(List.of(args));
      command.addAll(List.of("--endpoint-url", relay.endpoint()));
      Process process = start(folder, command);
      started.complete(process);
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void end(Process process, UnaryOperator<Process> signal) {
    try {
      signal.apply(process).waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Amiguard.class.getName()));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "not-a-secret"));
    return builder;
  }
}
