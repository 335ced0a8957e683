package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.plan.SafetyLimits;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/settings.md} has every key, limit and finding, and no other; its examples are valid.
 */
final class SettingsPageTest {
  private static final Path PAGE = Path.of("docs/settings.md");
  private static final Path CONVERSION = Path.of("src/main/java/io/amiguard/conversion");
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
  private static final Pattern RULE = Pattern.compile("\"(import\\.[a-z-]+)\"");
  private static final Pattern RULE_ON_PAGE = Pattern.compile("(?m)^\\| `(import\\.[a-z-]+)` \\|");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void hasEveryKeyAndNoOther() {
    Set<String> keys = new TreeSet<>();
    Stream.of(
            SettingsReader.KEYS,
            NamedProviderReader.KEYS,
            PolicySettingsReader.KEYS,
            CriterionReader.KEYS,
            LimitsReader.KEYS)
        .forEach(keys::addAll);

    assertThat(words(KEY, page())).isEqualTo(keys);
  }

  @Test
  void hasTheLimitsOfTheCode() {
    assertThat(row("name")).contains("1 to " + PolicyName.MAX_LENGTH + " characters");
    assertThat(row("description"))
        .contains("at most " + PolicySettings.MAX_DESCRIPTION_LENGTH + " characters")
        .contains("`" + PolicySettings.DEFAULT_DESCRIPTION + "`");
    assertThat(row("state")).contains(State.words());
    assertThat(row("criteria")).contains("1 to " + AllowedImagesSettings.MAX_CRITERIA);
    assertThat(row("allowed_image_providers"))
        .contains("| " + ImageCriterion.MAX_PROVIDERS + " |")
        .contains(ImageProvider.ALIASES);
    assertThat(row("image_names"))
        .contains("| " + ImageCriterion.MAX_NAMES + " of 1 to " + ImageNames.LONGEST);
    assertThat(row("marketplace_product_codes"))
        .contains("| " + ImageCriterion.MAX_PRODUCT_CODES + " of 1 to 25 letters and digits");
    assertThat(row("max_accounts")).contains("| " + SafetyLimits.DEFAULT_MAX_ACCOUNTS + " ");
    assertThat(row("max_share"))
        .contains("| " + SafetyLimits.DEFAULT_MAX_SHARE + "% ")
        .contains(" " + SafetyLimits.DEFAULT_SHARE_COUNTS_FROM + " active accounts");
    assertThat(page())
        .contains(String.format(Locale.ROOT, "%,d characters", PolicyDocument.MAX_CHARACTERS));
  }

  @Test
  void hasEveryFindingOfConversionAndNoOther() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.list(CONVERSION)) {
      for (Path file : files.toList()) {
        sources.append(Files.readString(file));
      }
    }

    Set<String> rules = words(RULE, sources.toString());

    assertThat(rules).hasSizeGreaterThan(5);
    assertThat(words(RULE_ON_PAGE, page())).isEqualTo(rules);
  }

  /** The examples of the sections are parts of one file. */
  @Test
  void showsExamplesThatAreValid() {
    List<String> blocks = YAML.matcher(page()).results().map(found -> found.group(1)).toList();
    assertThat(blocks).hasSize(6);
    String providers = blocks.get(2);
    String criteria = blocks.get(4).replaceAll("(?m)^", "    ");
    String policies = blocks.get(3).replaceAll("(?s)    criteria:\n.*?(?=    exception)", criteria);

    List<Finding> findings = new ArrayList<>();
    assertThat(read(blocks.get(0) + blocks.get(1), findings)).isTrue();
    assertThat(
            read(
                "version: 1\n" + providers + policies.stripTrailing() + "\n" + blocks.get(5),
                findings))
        .as(findings.toString())
        .isTrue();
    assertThat(findings).allMatch(finding -> finding.rule().equals("settings.unused-provider"));
  }

  private static boolean read(String text, List<Finding> findings) {
    return SettingsReader.read("amiguard.yaml", text, LocalDate.of(2026, 11, 24), findings)
        .isPresent();
  }

  private static String row(String key) {
    return page()
        .lines()
        .filter(line -> line.startsWith("| `" + key + "` |"))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> words(Pattern pattern, String text) {
    Set<String> words = new TreeSet<>();
    pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(words::add);
    return words;
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
