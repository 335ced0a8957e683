package io.amiguard.cli.sandbox;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.cli.console.Environment;
import io.amiguard.cli.console.ExitStatus;
import io.amiguard.sandbox.CallFile;
import io.amiguard.sandbox.Fault;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.source.TextFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a sandbox for amiguard, the AWS CLI and other tools until the process is ended. */
@Command(
    name = "serve",
    description = {
      "Serve an organization that speaks AWS's protocols (Organizations, STS, EC2) on loopback.",
      "Prints its endpoint; give it to other tools as --endpoint-url or AWS_ENDPOINT_URL."
    })
final class SandboxServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port on 127.0.0.1; 0 is any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "Snapshot to start with (default: the example organization).")
  @Nullable String seed;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Keep the organization in this file; if it exists, go on from it.")
  @Nullable String state;

  @Option(
      names = "--calls",
      paramLabel = "FILE",
      description = "Write down each call at the end of this file, a line of JSON each.")
  @Nullable String calls;

  @Option(
      names = "--throttle",
      paramLabel = "aws[:SCALE]",
      description = "Refuse calls beyond AWS's documented rates, scaled.")
  @Nullable String throttle;

  @Option(
      names = "--latency",
      paramLabel = "DURATION",
      defaultValue = "0ms",
      description = "Answer each call this much later.")
  Duration latency;

  @Option(
      names = "--fault",
      paramLabel = "every=K,kind=…,when=before|after[,on=write|read|all]",
      description =
          "Fail every K-th call. Kinds: ConcurrentModification, PolicyChangesInProgress,"
              + " TooManyRequests, ServiceException, ExpiredToken (or AWS's full names), 500, dropped,"
              + " slow."
              + " Repeatable.")
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--propagation-delay",
      paramLabel = "DURATION",
      defaultValue = "0ms",
      description = "Show effective policies as they were this long ago.")
  Duration propagationDelay;

  @Option(names = "--empty-pages", description = "Start each list with an empty page and a token.")
  boolean emptyPages;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "Put at most N items on a page (default: as many as AWS).")
  @Nullable Integer pageSize;

  private final Environment environment;

  SandboxServeCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Sandbox sandbox = start()) {
      environment.out().println(sandbox.endpoint());
      environment.out().flush();
      environment
          .err()
          .println(
              "sandbox: this is not AWS; any credentials will do. Press Ctrl-C or end process %d."
                  .formatted(ProcessHandle.current().pid()));
      environment.err().flush();
      waitUntilInterrupted();
    }
    return ExitStatus.OK.code();
  }

  /**
   * A signal ends the process; an interrupt is how whoever runs the program in a thread ends it.
   */
  private static void waitUntilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Sandbox start() {
    return calls == null ? startWithState() : startWithCalls(calls);
  }

  /** The file is opened first: a sandbox that cannot write it is not started. */
  private Sandbox startWithCalls(String name) {
    CallFile file =
        CallFile.open(
            new TextFile(
                environment.path(name),
                "sandbox call file " + name,
                "Name another file with --calls."));
    try {
      return startWithState().withCallFile(file);
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private Sandbox startWithState() {
    if (state == null) {
      return start(seed());
    }
    TextFile file =
        new TextFile(
            environment.path(state),
            "sandbox state file " + state,
            "Name another file with --state.");
    return SandboxFolder.start(file, this::seed, this::start);
  }

  private Sandbox start(Snapshot organization) {
    return Sandbox.start(organization, options(), environment.clock());
  }

  private Snapshot seed() {
    return seed == null ? SandboxFolder.example() : SandboxFolder.read(environment.path(seed));
  }

  private SandboxOptions options() {
    try {
      SandboxOptions options =
          SandboxOptions.defaults()
              .withPort(port)
              .withLatency(latency)
              .withPropagationDelay(propagationDelay);
      options = throttle == null ? options : options.withThrottle(throttle);
      options = emptyPages ? options.withEmptyPages() : options;
      options = pageSize == null ? options : options.withPageSize(pageSize);
      for (String fault : faults) {
        options = options.withFault(Fault.parse(fault));
      }
      return options;
    } catch (IllegalArgumentException e) {
      throw new AmiguardException(Kind.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
