package io.amiguard.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.settings.SettingsReader;
import io.amiguard.settings.TargetReference;
import io.amiguard.testing.Mutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a policy file holds, importing it ends in settings or in an error that has a place. */
class PolicyImportPropertyTest {
  private static final String POLICY = policy();
  private static final PolicyImport TO_ROOT =
      new PolicyImport(
          Optional.of("imported"), List.of(new TargetReference("root", Where.nowhere())));
  private static final List<String> SPLINTERS =
      List.of(
          "",
          " ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "null",
          "true",
          "-1",
          "1e999",
          "{}",
          "[]",
          "\"@@append\"",
          "\"@@none\"",
          "\"criteria_9\"",
          "\\uD83D",
          "\u0000",
          "\uFEFF",
          "😀",
          "99999999999999999999",
          "\"\"");

  @Property(tries = 300)
  void aBrokenCopyOfAPolicyNeverThrows(@ForAll("mutations") List<Mutation> mutations) {
    check(Mutation.broken(POLICY, mutations));
  }

  @Property(tries = 100)
  void randomBytesNeverThrow(@ForAll byte[] bytes) {
    check(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static void check(String text) {
    List<Finding> findings = new ArrayList<>();

    Optional<SettingsDraft> draft = TO_ROOT.of(new PolicyFile("policy.json", text), findings);

    assertThat(Finding.anyAtLeast(findings, Severity.ERROR)).isEqualTo(draft.isEmpty());
    assertThat(findings).allMatch(finding -> finding.where().file() != null);
    draft.ifPresent(PolicyImportPropertyTest::checkSettings);
  }

  /** What is not a comment can be applied, and what is one does not break the file. */
  private static void checkSettings(SettingsDraft draft) {
    List<Finding> findings = new ArrayList<>();
    boolean isRead =
        SettingsReader.read("amiguard.yaml", draft.text(), LocalDate.EPOCH, findings).isPresent();

    assertThat(isRead).as(draft.text() + findings).isEqualTo(draft.commentedCount() == 0);
    if (!isRead) {
      assertThat(findings).extracting(Finding::rule).containsExactly("settings.no-policies");
    }
    assertThat(draft.findings())
        .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("\n", "\u0000"));
  }

  @Provide
  Arbitrary<List<Mutation>> mutations() {
    return Mutation.some(SPLINTERS);
  }

  private static String policy() {
    try {
      return Files.readString(Path.of("src/test/resources/cases/import/policy/policy.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
