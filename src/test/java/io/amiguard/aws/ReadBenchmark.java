package io.amiguard.aws;

import io.amiguard.plan.CurrentOrganization;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Call;
import io.amiguard.sandbox.Sandbox;
import io.amiguard.sandbox.SandboxOptions;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.testing.LargeOrganization;
import io.amiguard.testing.LargeOrganization.Size;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * How long it takes to read an organization from a sandbox that refuses calls as AWS does. {@link
 * #main} prints the figures for 10,000 accounts in 500 units, at AWS's own rates and in real time.
 */
final class ReadBenchmark {
  private final CurrentOrganization organization;
  private final double scale;
  private final Duration latency;

  /**
   * What a reading came to.
   *
   * @param calls how often each operation was called, refused calls included
   * @param ideal the best choice of calls
   */
  record Figures(
      CurrentOrganization read,
      Map<String, Long> calls,
      long refused,
      double seconds,
      IdealReading ideal,
      double scale) {

    double idealSeconds() {
      return ideal.seconds(scale);
    }

    double ratio() {
      return seconds / idealSeconds();
    }

    double refusedShare() {
      return (double) refused / calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many of the calls for children would not have been needed. */
    double wastedShare() {
      long made =
          Stream.of("ListChildren", "ListAccountsForParent", "ListOrganizationalUnitsForParent")
              .mapToLong(operation -> calls.getOrDefault(operation, 0L))
              .sum();
      return (double) (made - ideal.childPages()) / made;
    }
  }

  /**
   * @param scale what AWS's rates are multiplied with, on both sides
   * @param latency how long the sandbox takes for each answer
   */
  ReadBenchmark(Size size, double scale, Duration latency) {
    this.organization = LargeOrganization.of(size);
    this.scale = scale;
    this.latency = latency;
  }

  /** The first argument is the scale, if it is not 1. */
  public static void main(String[] args) {
    double scale = args.length > 0 ? Double.parseDouble(args[0]) : 1;
    Duration latency = Duration.ofMillis(50);
    Size size = new Size(10_000, 500, 40, 0);
    System.out.printf("%s, AWS's rates times %s, %d ms latency%n", size, scale, latency.toMillis());
    Figures figures = new ReadBenchmark(size, scale, latency).run();
    figures.calls().forEach((operation, calls) -> System.out.printf("%6d %s%n", calls, operation));
    System.out.printf(
        "%d refused (%.2f %%), %.1f s, ideal %.1f s, ratio %.3f, heap at most %d MB (sandbox included)%n",
        figures.refused(),
        100 * figures.refusedShare(),
        figures.seconds(),
        figures.idealSeconds(),
        figures.ratio(),
        peakMegabytes());
  }

  /** Reads all of the organization once. */
  Figures run() {
    SandboxOptions options =
        SandboxOptions.defaults().withThrottle("aws:" + scale).withLatency(latency);
    Snapshot seed =
        Snapshot.of(
            organization.tree(),
            Set.of(DeclarativePolicy.SERVICE_PRINCIPAL),
            organization.policies());
    try (Sandbox sandbox = Sandbox.start(seed, options, Clock.systemUTC());
        AwsClients clients = new AwsClients(connection(sandbox), AwsHttp.direct())) {
      long start = System.nanoTime();
      CurrentOrganization read = new AwsReading(clients, ReadingListener.NOBODY).whole();
      double seconds = (System.nanoTime() - start) / 1e9;
      long refused = sandbox.calls().stream().filter(ReadBenchmark::isRefused).count();
      return new Figures(
          read,
          new TreeMap<>(sandbox.callCounts()),
          refused,
          seconds,
          IdealReading.of(organization),
          scale);
    }
  }

  CurrentOrganization organization() {
    return organization;
  }

  private AwsConnection connection(Sandbox sandbox) {
    return new AwsConnection(
        AwsProfile.empty(),
        Optional.of(Region.US_EAST_1),
        Optional.of(sandbox.endpoint()),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")),
        Waits.normal(),
        new Pace(Pace.Reach.EVERY_ENDPOINT, scale));
  }

  private static boolean isRefused(Call call) {
    return call.outcome().equals("TooManyRequestsException");
  }

  private static long peakMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }
}
