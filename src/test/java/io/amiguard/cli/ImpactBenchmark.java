package io.amiguard.cli;

import io.amiguard.snapshot.SnapshotWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long {@code impact --snapshot FILE} takes as a whole process on 1,000,000 instances in 5,000
 * accounts, and how much memory. {@link #main} prints the figures of five runs of the launcher
 * {@code ./amiguard}; it must be started at the root of the project, on Linux.
 */
final class ImpactBenchmark {
  private static final int ACCOUNTS = 5_000;
  private static final int IMAGES = 20_000;
  private static final int INSTANCES = 1_000_000;
  private static final int TEMPLATES = 10_000;
  private static final String[] REGIONS = {"us-east-1", "eu-west-1", "eu-central-1", "us-west-2"};
  private static final String SETTINGS =
      """
      version: 1
      policies:
        - name: allowed-amis
          targets: [root]
          state: audit_mode
          criteria:
            - allowed_image_providers: [amazon, aws_marketplace]
            - allowed_image_providers: ["900000000000", "900000000001"]
              image_names: ["golden-*-x86_64-*", "base-?-*"]
              maximum_days_since_created: 300
              maximum_days_since_deprecated: 0
      """;

  private ImpactBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("impact-benchmark");
    List<String> formats = args.length == 0 ? List.of("text", "json", "csv") : List.of(args);
    Path file = folder.resolve("organization.json");
    Files.writeString(folder.resolve("amiguard.yaml"), SETTINGS);
    write(file);
    for (String format : formats) {
      for (int run = 1; run <= 5; run++) {
        run(folder, format);
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void run(Path folder, String format) throws IOException, InterruptedException {
    Path out = folder.resolve("impact." + format);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                "./amiguard",
                "impact",
                "--snapshot",
                folder.resolve("organization.json").toString(),
                "-f",
                folder.resolve("amiguard.yaml").toString(),
                "-o",
                format)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String peak = peak(process);
    System.out.printf(
        "%s: %d ms, %s resident at most, exit %d, from %,d to %,d bytes%n",
        format,
        (System.nanoTime() - start) / 1_000_000,
        peak,
        process.waitFor(),
        Files.size(folder.resolve("organization.json")),
        Files.size(out));
  }

  /** Returns the most memory that the process ever had, as Linux counted it when last asked. */
  private static String peak(Process process) throws InterruptedException {
    String peak = "?";
    while (process.isAlive()) {
      try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
        peak =
            lines
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse(peak);
      } catch (IOException | UncheckedIOException e) {
        return peak;
      }
      Thread.sleep(20);
    }
    return peak;
  }

  private static void write(Path file) throws IOException {
    String organization =
        SnapshotWriter.write(ExplainBenchmark.organization(ACCOUNTS, 300, 0)).stripTrailing();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(organization, 0, organization.length() - "\n}".length());
      out.write(",\n  \"inventory\": {\n    \"images\": [");
      for (int i = 0; i < IMAGES; i++) {
        out.write((i == 0 ? "\n" : ",\n") + image(i));
      }
      out.write("],\n    \"instances\": [");
      for (int i = 0; i < INSTANCES; i++) {
        out.write((i == 0 ? "\n" : ",\n") + instance(i));
      }
      out.write("],\n    \"launchTemplates\": [");
      for (int i = 0; i < TEMPLATES; i++) {
        out.write((i == 0 ? "\n" : ",\n") + template(i));
      }
      out.write("]}\n}\n");
    }
  }

  private static String image(int index) {
    return """
           {"id": "ami-%017x", "region": "%s", "name": "golden-%d-x86_64-2026", "ownerId": "%012d", \
           "ownerAlias": %s, "created": "2026-%02d-%02dT05:30:00Z", "deprecated": null, \
           "productCodes": [], "public": %s, "sharedWith": [], "state": "available"}"""
        .formatted(
            index,
            REGIONS[index % REGIONS.length],
            index % 97,
            900_000_000_000L + index % 40,
            index % 3 == 0 ? "\"amazon\"" : "null",
            1 + index % 11,
            1 + index % 28,
            index % 5 == 0);
  }

  private static String instance(int index) {
    int image = (int) (index * 7_919L % IMAGES);
    return """
           {"id": "i-%017x", "accountId": "%012d", "region": "%s", "imageId": "ami-%017x", \
           "state": "%s", "name": "web-%d", "instanceType": "m7i.large", \
           "launched": "2026-%02d-%02dT%02d:00:00Z", "operatorManaged": %s}"""
        .formatted(
            index,
            1 + index % ACCOUNTS,
            REGIONS[image % REGIONS.length],
            image,
            index % 9 == 0 ? "stopped" : "running",
            index % 500,
            1 + index % 11,
            1 + index % 28,
            index % 24,
            index % 50 == 0);
  }

  private static String template(int index) {
    return """
           {"id": "lt-%017x", "accountId": "%012d", "region": "us-east-1", "name": "web-%d", \
           "defaultVersion": 1, "latestVersion": 2, "versions": [{"version": 1, "imageId": "ami-%017x"}, \
           {"version": 2, "imageId": "resolve:ssm:/golden", "resolvedImageId": "ami-%017x"}]}"""
        .formatted(index, 1 + index % ACCOUNTS, index, index % IMAGES, (index + 4) % IMAGES);
  }
}
