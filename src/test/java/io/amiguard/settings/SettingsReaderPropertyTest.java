package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.testing.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a file holds, reading it ends in settings or in an error that has a place. */
final class SettingsReaderPropertyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final List<String> SPLINTERS =
      List.of(
          "",
          " ",
          "\n",
          "\t",
          ":",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "*",
          "&a ",
          "*a",
          "!x ",
          "|",
          ">",
          "#",
          "%",
          "@",
          "---\n",
          "...\n",
          "? ",
          "<<: ",
          "~",
          "0x1F",
          "1e9",
          "-1",
          ",",
          "\r",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\uD83D",
          "\\uD800",
          "\\UFFFFFFFF",
          "😀");

  @Property(tries = 200)
  void randomBytesNeverThrow(@ForAll byte[] bytes, @ForAll("files") String file) {
    check(file, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 200)
  void aBrokenCopyOfValidYamlNeverThrows(@ForAll("mutations") List<Mutation> mutations)
      throws IOException {
    check(
        "amiguard.yaml",
        Mutation.broken(Files.readString(SettingsReaderTest.EVERYTHING), mutations));
  }

  @Property(tries = 200)
  void aBrokenCopyOfValidJsonNeverThrows(@ForAll("mutations") List<Mutation> mutations) {
    check("amiguard.json", Mutation.broken(SettingsReaderTest.EVERYTHING_IN_JSON, mutations));
  }

  private static void check(String file, String text) {
    List<Finding> findings = new ArrayList<>();

    Optional<Settings> settings = SettingsReader.read(file, text, TODAY, findings);

    assertThat(settings.isPresent()).isEqualTo(!Finding.anyAtLeast(findings, Severity.ERROR));
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.where().file()).isEqualTo(file);
              assertThat(finding.message()).isNotBlank().doesNotContain("\n", "\u0000");
              assertThat(finding.hint()).hasValueSatisfying(hint -> assertThat(hint).isNotBlank());
              if (!finding.rule().equals("file.empty")) {
                assertThat(finding.where().line()).isPositive();
                assertThat(finding.where().column()).isPositive();
              }
            });
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Mutation.some(SPLINTERS);
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of("amiguard.yaml", "amiguard.json");
  }
}
