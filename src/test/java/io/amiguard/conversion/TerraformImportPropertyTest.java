package io.amiguard.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.lint.Linter;
import io.amiguard.output.Terraform;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.settings.PolicySettings;
import io.amiguard.settings.SettingsReader;
import io.amiguard.settings.TargetReference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What {@code render --format terraform} writes, lint takes, and import makes settings of. */
class TerraformImportPropertyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  /** A policy as the settings give it. */
  private record Given(
      String name, String description, List<String> targets, AllowedImagesSettings settings) {}

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void importingWhatWasRenderedGivesTheSameSettings(@ForAll("policies") List<Given> policies) {
    List<Finding> findings = new ArrayList<>();

    Optional<SettingsDraft> draft =
        new PolicyImport(Optional.empty(), List.of())
            .of(new PolicyFile("main.tf", rendered(policies)), findings);

    assertThat(findings).isEmpty();
    assertThat(draft).isPresent();
    assertThat(draft.get().isWhole()).isTrue();
    assertThat(read(draft.get().text())).isEqualTo(policies);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void lintTakesWhatWasRenderedAsItTakesThePolicies(@ForAll("policies") List<Given> policies) {
    Linter linter = new Linter(TODAY, Set.of("policy.state-without-criteria"));

    List<String> inTerraform = rules(linter.lint("main.tf", rendered(policies)).findings());

    List<String> inJson =
        policies.stream()
            .map(policy -> PolicyDocument.of(policy.settings()).pretty())
            .flatMap(json -> rules(linter.lint("policy.json", json).findings()).stream())
            .sorted()
            .toList();
    assertThat(inTerraform).isEqualTo(inJson);
  }

  private static List<String> rules(List<Finding> findings) {
    assertThat(findings).noneMatch(finding -> finding.severity() == Severity.ERROR);
    return findings.stream().map(Finding::rule).sorted().toList();
  }

  private static String rendered(List<Given> policies) {
    Terraform terraform = new Terraform();
    policies.forEach(
        policy ->
            terraform.add(
                new PolicyName(policy.name()),
                policy.description(),
                PolicyDocument.of(policy.settings()),
                policy.targets()));
    return terraform.text();
  }

  private static List<Given> read(String settings) {
    List<Finding> findings = new ArrayList<>();
    return SettingsReader.read("amiguard.yaml", settings, TODAY, findings)
        .orElseThrow()
        .policies()
        .stream()
        .map(TerraformImportPropertyTest::given)
        .toList();
  }

  private static Given given(PolicySettings policy) {
    return new Given(
        policy.name().value(),
        policy.description(),
        policy.targets().stream().map(TargetReference::text).toList(),
        policy.allowedImages());
  }

  @Provide
  Arbitrary<List<Given>> policies() {
    Arbitrary<List<String>> targets =
        Arbitraries.of("root", "r-acme", "ou-acme-33333333", "222222222222", "333333333333")
            .list()
            .uniqueElements()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(texts(), targets, settings())
        .as((text, where, settings) -> new Given("amis", text, where, settings))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(TerraformImportPropertyTest::named);
  }

  private static List<Given> named(List<Given> policies) {
    List<Given> named = new ArrayList<>();
    for (Given policy : policies) {
      String name = "%s %d".formatted(policy.name(), named.size());
      named.add(new Given(name, policy.description(), policy.targets(), policy.settings()));
    }
    return named;
  }

  private static Arbitrary<AllowedImagesSettings> settings() {
    return Combinators.combine(
            Arbitraries.of(State.class),
            criterion().list().ofMinSize(1).ofMaxSize(3),
            texts().optional(),
            Arbitraries.of(ChildPolicies.class))
        .as(
            (state, criteria, message, children) ->
                new AllowedImagesSettings(Optional.of(state), criteria, message, children));
  }

  private static Arbitrary<ImageCriterion> criterion() {
    return Combinators.combine(
            Arbitraries.of("amazon", "aws_marketplace", "210987654321", "012345678901")
                .map(word -> ImageProvider.parse(word).orElseThrow())
                .set()
                .ofMinSize(1),
            Arbitraries.of("golden-*", "al2023 (x86) [1]/'@_", "a?b").set(),
            Arbitraries.of("abc", "DEF456").set(),
            Arbitraries.integers().between(5, 1000).optional(),
            Arbitraries.integers().between(0, 1000).optional())
        .as(
            (providers, names, codes, created, deprecated) ->
                new ImageCriterion(
                    List.copyOf(providers),
                    List.copyOf(names),
                    List.copyOf(codes),
                    days(created),
                    days(deprecated)));
  }

  private static OptionalInt days(Optional<Integer> days) {
    return days.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** Texts with whatever means something to Terraform, JSON or YAML. */
  private static Arbitrary<String> texts() {
    return Arbitraries.of(
            "${", "%{", "$", "%", "{", "}", "\"", "\\", "\\n", "#", "//", "/*", "<<EOF", "'", ": ",
            "😀", "é", "x y")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(parts -> "a" + String.join("", parts) + "z");
  }
}
