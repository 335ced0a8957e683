package io.amiguard.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it costs to lint a folder with 1,000 files of 10 kB, half policies in JSON and half settings
 * in YAML, as a whole process. {@link #main} writes the files and prints the figures; run it with
 * the test classes, the classes and the libraries on the class path: {@code mvn -q test-compile
 * dependency:build-classpath -Dmdep.outputFile=target/cp}, then {@code java -cp
 * target/test-classes:target/classes:$(cat target/cp) io.amiguard.lint.LintBenchmark}.
 */
final class LintBenchmark {
  private static final int FILES = 1_000;
  private static final int RUNS = 5;
  private static final int PROVIDERS = 114;

  private LintBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("amiguard-lint");
    try {
      long bytes = 0;
      for (int i = 0; i < FILES; i++) {
        Path file = folder.resolve("%04d.%s".formatted(i, i % 2 == 0 ? "json" : "yaml"));
        Files.writeString(file, i % 2 == 0 ? policy(i) : settings(i));
        bytes += Files.size(file);
      }
      System.out.printf("%,d files, %,d bytes each on average%n", FILES, bytes / FILES);
      for (int run = 1; run <= RUNS; run++) {
        measure(run, folder);
      }
    } finally {
      delete(folder);
    }
  }

  private static void measure(int run, Path folder) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                "io.amiguard.cli.Amiguard",
                "lint",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exitCode = process.waitFor();
    System.out.printf(
        "run %d: %,d ms, exit code %d%n", run, (System.nanoTime() - start) / 1_000_000, exitCode);
  }

  /** Four criteria with a hundred accounts each, and a state in the wrong spelling. */
  static String policy(int seed) {
    String criteria =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                number ->
                    "\"criteria_%d\": {\"allowed_image_providers\": {\"@@assign\": [\"amazon\",%n%s]}}"
                        .formatted(number, accounts(seed * 10_000L + number * 1_000L, "\"%s\"")))
            .collect(Collectors.joining(",\n"));
    return """
        {"ec2_attributes": {"allowed_images_settings": {
          "state": {"@@assign": "audit-mode"},
          "image_criteria": {%s}}}}
        """
        .formatted(criteria);
  }

  static String settings(int seed) {
    String criteria =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                number ->
                    "      - allowed_image_providers: [amazon,%n%s]%n        image_names: [\"golden-%d-*\"]%n"
                        .formatted(
                            accounts(seed * 10_000L + number * 1_000L, "          \"%s\""), number))
            .collect(Collectors.joining());
    return """
        version: 1
        policies:
          - name: allowed-amis
            targets: [root]
            state: audit_mode
            criteria:
        """
        + criteria;
  }

  private static String accounts(long first, String format) {
    return IntStream.range(0, PROVIDERS)
        .mapToObj(i -> format.formatted("%012d".formatted(210_000_000_000L + first + i)))
        .collect(Collectors.joining(",\n"));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
