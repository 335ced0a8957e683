package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import io.amiguard.testing.GoldenFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be wrong with a snapshot: a finding with its place, exit 65, no trace. Each file of
 * {@code cases/snapshots} has what is said about it beside it; {@code -Damiguard.cases=update}
 * writes that anew.
 */
class BadSnapshotTest {
  private static final Path CASES = Path.of("src/test/resources/cases/snapshots");
  private static final String UNIT =
      "{\"id\": \"ou-acme-%08d\", \"name\": \"Unit%d\", \"parentId\": \"%s\"}";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrongAndWhere(String name) throws IOException {
    Files.copy(CASES.resolve(name), folder.resolve(name));
    Path expected = CASES.resolve(name.replace(".json", ".txt"));

    String found = refused(name);

    GoldenFile.assertHolds(expected, found);
  }

  @Test
  void missingFile() {
    assertThat(refused("nope.json"))
        .startsWith("error: nope.json: there is no such file [file.not-found]\n  → save one with")
        .endsWith("error: nope.json could not be read.\n");
  }

  @Test
  void folderInPlaceOfAFile() throws IOException {
    Files.createDirectory(folder.resolve("acme"));

    assertThat(refused("acme"))
        .startsWith("error: acme: this is a folder, not a file [file.unreadable]\n");
  }

  @Test
  void emptyFile() {
    assertThat(refusedText("")).startsWith("error: bad.json: the file is empty [file.empty]\n");
  }

  @Test
  void notUtf8() throws IOException {
    Files.write(folder.resolve("bad.json"), new byte[] {'{', '"', (byte) 0xC3, '"'});

    assertThat(refused("bad.json"))
        .startsWith("error: bad.json: the file is not UTF-8 text [file.not-text]\n");
  }

  @Test
  void hundredMegabytes() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("bad.json").toFile(), "rw")) {
      file.setLength(100_000_000);
    }

    assertThat(refused("bad.json"))
        .startsWith(
            "error: bad.json: the file is larger than 50,000,000 bytes, the most that amiguard"
                + " reads [file.too-big]\n");
  }

  @Test
  void moreValuesThanAnOrganizationHas() {
    assertThat(refusedText("[" + "0,".repeat(2_000_001) + "0]"))
        .startsWith(
            "error: bad.json:1:4000000: the file holds more than 2,000,000 values"
                + " [file.too-large]\n");
  }

  @Test
  void deepNesting() {
    assertThat(refusedText("[".repeat(100_000)))
        .startsWith("error: bad.json:1:102: values nest deeper than 100 levels [file.too-deep]\n");
  }

  @Test
  void deepNestingOfUnits() throws IOException {
    String units =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> UNIT.formatted(i, i, i == 0 ? "r-acme" : "ou-acme-%08d".formatted(i - 1)))
            .collect(Collectors.joining(",\n"));

    assertThat(refusedText(organizationWith(units)))
        .contains(
            "organizational unit ou-acme-00000050 stands more than 50 levels below the root; AWS"
                + " has five [snapshot.too-deep]")
        .hasLineCount(2);
  }

  @Test
  void thousandsOfProblemsAreNotThousandsOfLines() throws IOException {
    String units =
        IntStream.range(0, 5_000)
            .mapToObj(i -> UNIT.formatted(i, i, "ou-acme-99999999"))
            .collect(Collectors.joining(",\n"));

    assertThat(refusedText(organizationWith(units)))
        .hasLineCount(21)
        .endsWith("can read; it has 4,980 more problems.\n");
  }

  private static String organizationWith(String units) throws IOException {
    String text =
        Files.readString(Path.of("src/test/resources/cases/plan/targets-move/organization.json"));
    String start = "\"organizationalUnits\": [";
    assertThat(text).contains(start);
    return text.replace(start, start + units + ",");
  }

  private String refusedText(String text) {
    Cli.in(folder).file("bad.json", text);
    return refused("bad.json");
  }

  /** Returns what a person is told. */
  private String refused(String snapshot) {
    Run run =
        Cli.in(folder)
            .run(
                "plan",
                "--snapshot",
                snapshot,
                "--name",
                "allowed-amis",
                "--provider",
                "amazon",
                "--state",
                "audit_mode",
                "--target",
                "root");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(65);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
    return run.err();
  }

  static List<String> cases() {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
