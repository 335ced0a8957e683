package io.amiguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amiguard.aws.AwsClients;
import io.amiguard.aws.AwsInventoryReader;
import io.amiguard.aws.MemberRoles;
import io.amiguard.aws.Waits;
import io.amiguard.cli.InForceBenchmark.Size;
import io.amiguard.cli.connection.SandboxFolder;
import io.amiguard.inventory.AccountRules;
import io.amiguard.inventory.DetailNeed;
import io.amiguard.inventory.Impact;
import io.amiguard.inventory.Inventory;
import io.amiguard.inventory.SurveyedInventory;
import io.amiguard.inventory.Tally;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.Inheritance;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How long it takes to ask every account and Region what runs there, against the time that the
 * calls themselves take; with the sandbox in a process of its own.
 */
final class LiveImpactBenchmark {
  private static final String SERVE = "serve";

  private LiveImpactBenchmark() {}

  /** How many calls came to the sandbox, and how many of them it refused. */
  record Calls(long all, long refused) {
    static Calls of(Sandbox sandbox) {
      List<Call> calls = sandbox.calls();
      return new Calls(
          sandbox.callCounts().values().stream().mapToLong(Long::longValue).sum(),
          calls.stream().filter(call -> !call.outcome().equals("OK")).count());
    }

    Calls since(Calls before) {
      return new Calls(all - before.all, refused - before.refused);
    }
  }

  /** What a run took. */
  record Figures(Size size, Duration taken, Calls calls, Impact impact) {
    Duration ideal() {
      return size.latency().multipliedBy(calls.all()).dividedBy(size.concurrency());
    }

    Figures with(Calls counted) {
      return new Figures(size, taken, counted, impact);
    }

    @Override
    public String toString() {
      return "%s: %d calls, %d refused, %.1f s, ideal %.1f s, ratio %.2f, at most %d MB resident, %d instances"
          .formatted(
              size,
              calls.all(),
              calls.refused(),
              taken.toMillis() / 1000.0,
              ideal().toMillis() / 1000.0,
              (double) taken.toMillis() / ideal().toMillis(),
              InForceBenchmark.residentMegabytes(),
              Tally.of(impact.uses()).instances().all());
    }
  }

  /** Runs with {@code ACCOUNTS REGIONS LATENCY_MS CONCURRENCY}, or as large as it must do. */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals(SERVE)) {
      serve(Path.of(args[1]), Duration.ofMillis(Integer.parseInt(args[2])));
      return;
    }
    Size size =
        args.length == 0
            ? new Size(500, 17, Duration.ofMillis(50), 64)
            : new Size(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Duration.ofMillis(Integer.parseInt(args[2])),
                Integer.parseInt(args[3]));
    Path seed = Files.createTempFile("organization", ".json");
    Files.writeString(seed, BusyOrganization.json(size).toString());
    Process sandbox = sandbox(seed, size.latency());
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8))) {
      URI endpoint = URI.create(out.readLine());
      run(new Size(Math.min(20, size.accounts()), 3, size.latency(), size.concurrency()), endpoint);
      Calls before = calls(sandbox, out);
      Figures figures = run(size, endpoint);
      System.out.println(figures.with(calls(sandbox, out).since(before)));
    } finally {
      sandbox.destroy();
      Files.delete(seed);
    }
  }

  /** Asks everybody once, and judges what runs. */
  static Figures run(Size size, URI endpoint) {
    Snapshot snapshot = BusyOrganization.snapshot(size);
    OrganizationTree tree = snapshot.tree();
    AccountRules rules = new AccountRules(Inheritance.of(tree, snapshot.policies()));
    Instant now = Instant.now();
    Scope scope = Scope.of(tree, List.of(tree.root().id()), List.of());
    long start = System.nanoTime();
    try (AwsClients clients = AwsClients.forSandbox(endpoint, Waits.normal());
        AwsInventoryReader reader =
            AwsInventoryReader.open(
                clients, MemberRoles.ofOrganizations(), size.concurrency(), Clock.systemUTC())) {
      DetailNeed need = DetailNeed.forVerdicts(List.of(rules), now);
      Inventory inventory =
          new SurveyedInventory(
                  scope,
                  new Survey<>(reader.reading(need), Set.of(), size.concurrency()),
                  progress -> {})
              .inventory();
      Impact impact = Impact.of(tree, rules, inventory, now);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      return new Figures(size, taken, new Calls(0, 0), impact);
    }
  }

  static Calls calls(Process sandbox, BufferedReader out) throws IOException {
    sandbox.getOutputStream().write('\n');
    sandbox.getOutputStream().flush();
    String[] numbers = out.readLine().split(" ", -1);
    return new Calls(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  /**
   * Starts a sandbox in a process of its own; it tells its endpoint, and what {@link #calls} asks.
   */
  static Process sandbox(Path seed, Duration latency) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LiveImpactBenchmark.class.getName(),
            SERVE,
            seed.toString(),
            Long.toString(latency.toMillis()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Is the sandbox; tells for each line how many calls came. */
  private static void serve(Path seed, Duration latency) throws IOException {
    Snapshot snapshot = SandboxFolder.read(seed);
    SandboxOptions options = SandboxOptions.defaults().withLatency(latency);
    try (Sandbox sandbox = Sandbox.start(snapshot, options, Clock.systemUTC());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      System.out.println(sandbox.endpoint());
      while (in.readLine() != null) {
        Calls calls = Calls.of(sandbox);
        System.out.println(calls.all() + " " + calls.refused());
      }
    }
  }
}
