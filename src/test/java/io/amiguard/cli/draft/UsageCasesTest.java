package io.amiguard.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.Finding;
import io.amiguard.cli.Cli;
import io.amiguard.cli.Cli.Run;
import io.amiguard.policy.ImageProvider;
import io.amiguard.settings.Settings;
import io.amiguard.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/usage} is an organization with an inventory, the settings that {@code
 * init --from-usage} proposes for it, and what it says. {@code -Damiguard.cases=update} writes them
 * anew.
 */
class UsageCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/usage");

  /** A policy that is there already has a say in the impact, so that it is another. */
  private static final String WITH_POLICIES = "live-policies";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void proposesAsExpectedAndTheSameEachTime(String name) throws IOException {
    Run init = init(name, "amiguard.yaml");
    Run again = init(name, "-");

    String written = Files.readString(folder.resolve("amiguard.yaml"));
    expect(name, "amiguard.yaml", written);
    expect(name, "messages.txt", init.err() + "exit " + init.exitCode() + "\n");
    assertThat(again.out()).isEqualTo(written);
  }

  /** The sandbox is asked as AWS is, account by account, and runs what the file says. */
  @Test
  void whatIsReadFromTheAccountsGivesTheSameProposal() {
    Run saved = init("first-rollout", "-");
    Run live = Cli.in(folder).run("init", "--from-usage", "--sandbox", "--out", "-");

    assertThat(live.exitCode()).as(live.err()).isZero();
    assertThat(live.out()).isEqualTo(saved.out());
    assertThat(live.err()).contains("Asked 21 active accounts what runs there");
  }

  @Test
  void whoeverWasNotAskedIsMissing() {
    Run run =
        Cli.in(folder).run("init", "--from-usage", "--sandbox", "--out", "-", "--ou", "/Sandbox");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out())
        .startsWith("# NOT COMPLETE: 18 accounts could not be read")
        .contains("left out, because only other accounts were asked")
        .contains("#   blocked: 1 AMI, 2 instances");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theProposalHasNothingThatLintWarnsOf(String name) {
    init(name, "amiguard.yaml");

    Run lint = Cli.in(folder).run("lint", "--fail-on", "warning");

    assertThat(lint.exitCode()).as(lint.out()).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTotalsInTheProposalAreThoseOfItsImpact(String name) throws IOException {
    init(name, "amiguard.yaml");
    String impact = impact(name, "text").out();

    String totals = impact.replaceFirst("(?s)\\A.*?(Totals\n|\\z)", "");
    String comments = totals.replaceAll("(?m)^", "# ").replaceAll("# \\z", "");

    assertThat(Files.readString(folder.resolve("amiguard.yaml")).contains(comments))
        .isEqualTo(!name.equals(WITH_POLICIES));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theNumbersOfEachPublisherAreThoseOfTheImpact(String name) throws IOException {
    init(name, "amiguard.yaml");
    String file = Files.readString(folder.resolve("amiguard.yaml"));
    JsonNode impact = new JsonMapper().readTree(impact(name, "json").out());

    Map<String, UsageNumbers> inComments =
        UsageNumbers.inCommentsOf(file, settings("amiguard.yaml", file));

    assertThat(inComments).isEqualTo(UsageNumbers.inImpact(impact, "allowed", "blocked"));
  }

  /** Whoever takes the comment signs away allows just those as well, and lint still reads it. */
  @ParameterizedTest
  @MethodSource("cases")
  void whatIsLeftOutCanBeTakenInByTakingTheCommentSignsAway(String name) throws IOException {
    init(name, "amiguard.yaml");
    String file = Files.readString(folder.resolve("amiguard.yaml"));
    JsonNode impact = new JsonMapper().readTree(impact(name, "json").out());

    String taken =
        file.replaceAll("(?m)^( +)# (- allowed_image_providers:$|    - \"|    #)", "$1$2");

    List<ImageProvider> providers = providers(settings("taken.yaml", taken));
    assertThat(providers).containsAll(providers(settings("amiguard.yaml", file)));
    assertThat(providers)
        .extracting(ImageProvider::inPolicy)
        .containsAll(UsageNumbers.inImpact(impact, "allowed", "blocked").keySet());
  }

  private Run init(String name, String out) {
    return Cli.in(folder)
        .run("init", "--from-usage", "--snapshot", organization(name), "--out", out);
  }

  private Run impact(String name, String format) {
    return Cli.in(folder).run("impact", "--snapshot", organization(name), "-o", format);
  }

  private static String organization(String name) {
    return CASES.resolve(name).resolve("organization.json").toAbsolutePath().toString();
  }

  private static Settings settings(String name, String text) {
    List<Finding> findings = new ArrayList<>();
    return SettingsReader.read(name, text, LocalDate.EPOCH, findings)
        .orElseThrow(() -> new AssertionError(findings + text));
  }

  private static List<ImageProvider> providers(Settings settings) {
    return settings.policies().get(0).allowedImages().criteria().stream()
        .flatMap(criterion -> criterion.allowedImageProviders().stream())
        .toList();
  }

  private static void expect(String name, String file, String found) throws IOException {
    Path expected = CASES.resolve(name).resolve(file);
    if ("update".equals(System.getProperty("amiguard.cases"))) {
      Files.writeString(expected, found);
    }
    assertThat(found).as(expected.toString()).isEqualTo(Files.readString(expected));
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
