package io.amiguard.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.output.Terraform;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.Settings;
import io.amiguard.settings.SettingsReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What amiguard writes, lint takes. */
final class RenderedPolicyPropertyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Linter LINTER = new Linter(TODAY, Set.of());
  private static final String FILE = "amiguard.json";

  /** Whoever heeds what lint says of the settings hears nothing new of the policy. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void policiesOfSettingsWithoutFindingsHaveNone(@ForAll("settings") String settings) {
    List<Finding> findings = LINTER.lint(FILE, settings).findings();
    boolean isSound = !Finding.anyAtLeast(findings, Severity.WARNING);
    Statistics.collect(isSound);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5));

    for (String policy : rendered(settings)) {
      assertThat(LINTER.lint("policy.json", policy).findings())
          .as(policy)
          .noneMatch(finding -> isSound && finding.severity().isAtLeast(Severity.WARNING));
    }
    assertThat(LINTER.lint("main.tf", terraform(settings)).findings())
        .noneMatch(finding -> isSound && finding.severity().isAtLeast(Severity.WARNING));
  }

  /** Nothing of it is unknown to lint, whatever stands in the texts. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void terraformSaysNothingElseThanTheJson(@ForAll("settings") String settings) {
    List<String> ofTerraform = complaints("main.tf", terraform(settings));

    List<String> ofJson =
        rendered(settings).stream().flatMap(text -> complaints("p.json", text).stream()).toList();
    assertThat(ofTerraform).containsExactlyInAnyOrderElementsOf(Set.copyOf(ofJson));
  }

  /** White space is none of Terraform's: jsonencode writes none. */
  private static List<String> complaints(String name, String text) {
    return LINTER.lint(name, text).findings().stream()
        .filter(finding -> !finding.rule().equals("policy.white-space"))
        .map(finding -> finding.rule() + " " + finding.message().replaceAll(" in line \\d+", ""))
        .distinct()
        .toList();
  }

  private static String terraform(String settings) {
    Terraform terraform = new Terraform();
    for (PolicySettings policy : policies(settings)) {
      terraform.add(
          policy.name(), "Who's who", PolicyDocument.of(policy.allowedImages()), List.of("root"));
    }
    return terraform.text();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void policiesOfSettingsThatCanBeReadHaveNoErrors(@ForAll("settings") String settings) {
    for (String policy : rendered(settings)) {
      assertThat(LINTER.lint("policy.json", policy).findings())
          .as(policy)
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
  }

  private static List<PolicySettings> policies(String text) {
    Optional<Settings> settings = SettingsReader.read(FILE, text, TODAY, new ArrayList<>());
    return settings.stream().flatMap(read -> read.policies().stream()).toList();
  }

  private static List<String> rendered(String text) {
    return policies(text).stream()
        .map(policy -> PolicyDocument.of(policy.allowedImages()))
        .flatMap(document -> List.of(document.minified(), document.pretty()).stream())
        .toList();
  }

  @Provide
  Arbitrary<String> settings() {
    return Combinators.combine(
            Arbitraries.of("enabled", "audit_mode", "audit-mode", "disabled"),
            Arbitraries.of("all", "append", "none"),
            messages(),
            criteria().list().ofMinSize(1).ofMaxSize(3))
        .as(
            (state, children, message, criteria) ->
                """
                {"version": 1,
                 "providers": {"golden": "510987654321"},
                 "policies": [{"name": "amis", "targets": ["root"], "state": "%s",
                   "child_policies": "%s", %s "criteria": [%s]}]}
                """
                    .formatted(state, children, message, String.join(",", criteria)));
  }

  private static Arbitrary<String> messages() {
    return Arbitraries.of(
            "",
            "See https://wiki.example.com/amis",
            "Ask 'jane@example.com'",
            "😀 \\\"x\\\"",
            "${who} %{if} $${x} \\\\n")
        .map(text -> text.isEmpty() ? "" : "\"exception_message\": \"%s\",".formatted(text));
  }

  private static Arbitrary<String> criteria() {
    Arbitrary<String> providers =
        list(
            "allowed_image_providers",
            "amazon",
            "aws-marketplace",
            "aws_marketplace",
            "aws_backup_vault",
            "golden",
            "510987654321",
            "610987654321");
    Arbitrary<String> names =
        list("image_names", "golden-*", "golden-linux-?", "al2023 (x86_64) [1]/'@_", "*", "??*");
    Arbitrary<String> codes = list("marketplace_product_codes", "abc", "DEF456");
    return Combinators.combine(
            providers,
            names.injectNull(0.5),
            codes.injectNull(0.8),
            days("maximum_days_since_created").injectNull(0.5),
            days("maximum_days_since_deprecated").injectNull(0.5))
        .as((p, n, c, created, deprecated) -> object(p, n, c, created, deprecated));
  }

  private static String object(String... members) {
    return Arrays.stream(members)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Arbitrary<String> list(String key, String... values) {
    return Arbitraries.of(values)
        .set()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            chosen ->
                "\"%s\": [%s]"
                    .formatted(
                        key,
                        chosen.stream()
                            .map(value -> "\"" + value + "\"")
                            .collect(Collectors.joining(", "))));
  }

  private static Arbitrary<String> days(String key) {
    return Arbitraries.of(0, 4, 5, 300, Integer.MAX_VALUE)
        .map(days -> "\"%s\": %d".formatted(key, days));
  }
}
