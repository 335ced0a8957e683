package io.amiguard.cli;

import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.Root;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long {@code explain --all --snapshot FILE -o json} takes as a whole process on an
 * organization of 10,000 accounts in 500 units with 200 policies. {@link #main} prints the figures
 * of five runs of the launcher {@code ./amiguard}; it must be started at the root of the project.
 */
final class ExplainBenchmark {
  private static final TargetId ROOT = new TargetId("r-acme");
  private static final int UNITS_PER_PARENT = 8;

  private ExplainBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("explain-benchmark");
    Path file = folder.resolve("organization.json");
    Files.writeString(file, SnapshotWriter.write(organization(10_000, 500, 200)));
    Path out = folder.resolve("explained.json");
    run(file, out);
    for (int run = 1; run <= 5; run++) {
      long start = System.nanoTime();
      int exitCode = run(file, out);
      System.out.printf(
          "run %d: %d ms, exit %d, from %,d to %,d bytes%n",
          run,
          (System.nanoTime() - start) / 1_000_000,
          exitCode,
          Files.size(file),
          Files.size(out));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static int run(Path file, Path out) throws IOException, InterruptedException {
    return new ProcessBuilder(
            "./amiguard", "explain", "--all", "--snapshot", file.toString(), "-o", "json")
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  /** Returns an organization in which every account inherits from several policies. */
  static Snapshot organization(int accounts, int units, int policies) {
    List<OrganizationalUnit> tree =
        IntStream.range(0, units).mapToObj(ExplainBenchmark::unit).toList();
    Root root = new Root(ROOT, "Root", Set.of(DeclarativePolicy.TYPE));
    List<Account> members =
        IntStream.range(0, accounts)
            .mapToObj(
                i ->
                    new Account(
                        new TargetId("%012d".formatted(i + 1)),
                        "account-" + i,
                        tree.get(i % units).id(),
                        Account.State.ACTIVE))
            .toList();
    return Snapshot.of(
        new OrganizationTree("o-acme000001", members.get(0).id(), root, tree, members),
        Set.of(DeclarativePolicy.SERVICE_PRINCIPAL),
        IntStream.range(0, policies).mapToObj(i -> policy(i, tree)).toList());
  }

  private static OrganizationalUnit unit(int index) {
    TargetId parent = index < UNITS_PER_PARENT ? ROOT : unitId(index / UNITS_PER_PARENT - 1);
    return new OrganizationalUnit(unitId(index), "Unit" + index, parent);
  }

  private static TargetId unitId(int index) {
    return new TargetId("ou-acme-%08d".formatted(index));
  }

  /** The first policy is the root's; each other one adds to what two units inherit. */
  private static DeclarativePolicy policy(int index, List<OrganizationalUnit> units) {
    List<TargetId> targets = new ArrayList<>();
    if (index == 0) {
      targets.add(ROOT);
    } else {
      targets.add(units.get(index * 2 % units.size()).id());
      targets.add(units.get((index * 2 + 1) % units.size()).id());
    }
    return new DeclarativePolicy(
        new PolicyId("p-%08d".formatted(index)),
        new PolicyName("policy-" + index),
        "",
        Map.of(),
        PolicyDocument.parse(document(index)),
        targets);
  }

  private static String document(int index) {
    String providers =
        IntStream.range(0, 10)
            .mapToObj(i -> "\"%012d\"".formatted(900_000_000_000L + index * 10L + i))
            .collect(Collectors.joining(","));
    return """
        {"ec2_attributes": {
          "exception_message": {"@@assign": "Ask team %d for this AMI"},
          "allowed_images_settings": {
            "state": {"@@assign": "audit_mode"},
            "image_criteria": {
              "criteria_1": {
                "allowed_image_providers": {"%s": [%s]},
                "creation_date_condition": {"maximum_days_since_created": {"@@assign": "300"}}}}}}}
        """
        .formatted(index, index == 0 ? "@@assign" : "@@append", providers);
  }
}
