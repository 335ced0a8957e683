package io.amiguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.aws.AwsAccountSettingsReader;
import io.amiguard.aws.AwsClients;
import io.amiguard.aws.MemberRoles;
import io.amiguard.aws.Waits;
import io.amiguard.cli.LiveImpactBenchmark.Calls;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Planner;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotOrganization;
import io.amiguard.snapshot.SnapshotReader;
import io.amiguard.survey.Scope;
import io.amiguard.survey.Survey;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Expectation;
import io.amiguard.verify.InForce;
import io.amiguard.verify.Sample;
import io.amiguard.verify.Verification;
import io.amiguard.verify.Verification.Completeness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long it takes to ask every account and Region what is in force, against the time that the
 * calls themselves take; with the sandbox in a process of its own.
 */
final class InForceBenchmark {
  private static final String MANAGEMENT = "100000000000";

  private InForceBenchmark() {}

  /** How large an organization is, and how AWS and amiguard behave. */
  record Size(int accounts, int regions, Duration latency, int concurrency) {
    /** One AssumeRole and one DescribeRegions an account, then one call a Region. */
    long calls() {
      return accounts - 1 + accounts + (long) accounts * regions;
    }

    Duration ideal() {
      return latency.multipliedBy(calls()).dividedBy(concurrency);
    }
  }

  /** What a run took. */
  record Figures(Size size, Duration taken, Calls calls, Coverage coverage) {
    Figures with(Calls counted) {
      return new Figures(size, taken, counted, coverage);
    }

    double ratio() {
      return (double) taken.toMillis() / size.ideal().toMillis();
    }

    @Override
    public String toString() {
      return "%s: %d calls, %d refused, %.1f s, ideal %.1f s, ratio %.2f, at most %d MB resident, in force in %d of %d Regions"
          .formatted(
              size,
              calls.all(),
              calls.refused(),
              taken.toMillis() / 1000.0,
              size.ideal().toMillis() / 1000.0,
              ratio(),
              residentMegabytes(),
              coverage.inForce(),
              coverage.places());
    }
  }

  /** Runs with {@code ACCOUNTS REGIONS LATENCY_MS CONCURRENCY}, or as large as it must do. */
  public static void main(String[] args) throws IOException {
    Size size =
        args.length == 0
            ? new Size(1_000, 17, Duration.ofMillis(50), 64)
            : new Size(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Duration.ofMillis(Integer.parseInt(args[2])),
                Integer.parseInt(args[3]));
    Path seed = Files.createTempFile("organization", ".json");
    Files.writeString(seed, organization(size).toString());
    Process sandbox = LiveImpactBenchmark.sandbox(seed, size.latency());
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8))) {
      URI endpoint = URI.create(out.readLine());
      run(new Size(Math.min(20, size.accounts()), 3, size.latency(), size.concurrency()), endpoint);
      Calls before = LiveImpactBenchmark.calls(sandbox, out);
      Figures figures = run(size, endpoint);
      System.out.println(figures.with(LiveImpactBenchmark.calls(sandbox, out).since(before)));
    } finally {
      sandbox.destroy();
      Files.delete(seed);
    }
  }

  /** Asks everybody once. */
  static Figures run(Size size, URI endpoint) {
    Snapshot snapshot = snapshot(size);
    SnapshotOrganization organization = new SnapshotOrganization(snapshot);
    CurrentOrganization current = CurrentOrganization.read(organization, organization);
    Expectation expectation = Expectation.of(Planner.plan(current, List.of(), List.of()));
    Scope scope = Scope.of(current.tree(), List.of(current.tree().root().id()), List.of());
    InForce inForce = new InForce(scope, expectation);
    long start = System.nanoTime();
    try (AwsClients clients = AwsClients.forSandbox(endpoint, Waits.normal());
        AwsAccountSettingsReader reader =
            AwsAccountSettingsReader.open(
                clients, MemberRoles.ofOrganizations(), size.concurrency(), Clock.systemUTC())) {
      inForce.ask(new Survey<>(reader, Set.of(), size.concurrency()), progress -> {});
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    Verification nothing =
        new Verification(
            List.of(), new Sample(List.of(), 0), Completeness.COMPLETE, Optional.empty());
    Coverage coverage = inForce.with(nothing, Set.of(), current.tree()).coverage().orElseThrow();
    return new Figures(size, taken, new Calls(0, 0), coverage);
  }

  static Snapshot snapshot(Size size) {
    return SnapshotReader.read("benchmark", organization(size).toString(), new ArrayList<>())
        .orElseThrow();
  }

  /** Accounts in units of fifty, all under one policy on the root. */
  static ObjectNode organization(Size size) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1");
    json.putObject("organization").put("id", "o-acme000001").put("managementAccountId", MANAGEMENT);
    json.putObject("root")
        .put("id", "r-acme")
        .put("name", "Root")
        .putArray("policyTypes")
        .add("DECLARATIVE_POLICY_EC2");
    ArrayNode units = json.putArray("organizationalUnits");
    ArrayNode accounts = json.putArray("accounts");
    for (int i = 0; i < size.accounts(); i++) {
      String unit = "ou-acme-%08d".formatted(i / 50);
      if (i % 50 == 0) {
        units.addObject().put("id", unit).put("name", "Unit" + i / 50).put("parentId", "r-acme");
      }
      accounts
          .addObject()
          .put("id", Long.toString(Long.parseLong(MANAGEMENT) + i))
          .put("name", "account-" + i)
          .put("parentId", unit)
          .put("state", "ACTIVE");
    }
    ObjectNode policy = json.putArray("policies").addObject();
    policy.put("id", "p-11111111").put("name", "allowed-amis").put("description", "Allowed AMIs");
    policy.putObject("tags").put("amiguard:managed", "true");
    ObjectNode settings =
        policy
            .putObject("content")
            .putObject("ec2_attributes")
            .putObject("allowed_images_settings");
    settings.putObject("state").put("@@assign", "enabled");
    settings
        .putObject("image_criteria")
        .putObject("criteria_1")
        .putObject("allowed_image_providers")
        .putArray("@@assign")
        .add("amazon")
        .add("111122223333");
    json.putArray("attachments")
        .addObject()
        .put("policyId", "p-11111111")
        .put("targetId", "r-acme");
    ArrayNode regions = json.putObject("inventory").putArray("regions").add("us-east-1");
    for (int i = 2; i <= size.regions(); i++) {
      regions.add("eu-test-" + i);
    }
    return json;
  }

  /** The most memory that this process held, as the kernel counts it; 0 where it does not. */
  static long residentMegabytes() {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
