package io.amiguard.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding.Severity;
import io.amiguard.lint.Catalogue;
import io.amiguard.lint.Rule;
import io.amiguard.policy.PolicyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lint calls an error in a policy is what the sandbox refuses, as AWS is documented to. */
final class LintAgreementTest {
  private static final Path CASES = Path.of("src/test/resources/cases/lint");

  /** What nobody has documented: lint must not call it refused, nor the sandbox promise it. */
  private static final Set<String> OPEN =
      Set.of(
          "policy.unknown-attribute",
          "policy.key-case",
          "policy.empty-object",
          "policy.empty-control",
          "policy.provider-none");

  @ParameterizedTest
  @MethodSource("errors")
  void whatLintCallsAnErrorIsRefused(String rule) throws IOException {
    String bad = Files.readString(CASES.resolve(rule).resolve("bad.json"));

    boolean isTooLong = bad.length() > PolicyDocument.MAX_CHARACTERS;
    assertThat(isTooLong || PolicyAdmission.admit(bad).isEmpty()).as(bad).isTrue();
  }

  static Stream<String> errors() {
    return policyRules().filter(rule -> rule.severity() == Severity.ERROR).map(Rule::id);
  }

  @ParameterizedTest
  @MethodSource("milder")
  void whatLintOnlySpeaksOfIsTakenUnlessAwsLeavesItOpen(String rule) throws IOException {
    String bad = Files.readString(CASES.resolve(rule).resolve("bad.json"));

    assertThat(PolicyAdmission.admit(bad).isPresent()).as(bad).isEqualTo(!OPEN.contains(rule));
  }

  static Stream<String> milder() {
    return policyRules().filter(rule -> rule.severity() != Severity.ERROR).map(Rule::id);
  }

  private static Stream<Rule> policyRules() {
    return Catalogue.rules().stream().filter(rule -> rule.area().equals("policy"));
  }
}
