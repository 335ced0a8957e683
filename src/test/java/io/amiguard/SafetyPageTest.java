package io.amiguard;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.plan.Brake;
import io.amiguard.testing.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/safety.md} has every refusal that stands in the source, and no other. */
final class SafetyPageTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path CASES = Path.of("src/test/resources/cases/plan");
  private static final Path PAGE = Path.of("docs/safety.md");

  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern REFUSED =
      Pattern.compile("Kind\\.REFUSED,\\s*(" + TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*)");
  private static final Pattern MOVED = Pattern.compile("moved\\(\\s*(" + TEXT + ")");
  private static final Pattern CASE = Pattern.compile("case [A-Z]+ -> (" + TEXT + ")");
  private static final Pattern SINCE = Pattern.compile("(\"(?:policy|the) [^\"]* since\")");
  private static final Pattern RULE = Pattern.compile("\"((?:plan|limits)\\.[a-z-]+)\"");
  private static final Pattern RULE_ON_PAGE = Pattern.compile("`((?:plan|limits)\\.[a-z-]+)`");
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^(?:error|danger): .*\\[.*]$");

  @Test
  void hasEveryRefusalOfTheSource() {
    String sources = Texts.sources();

    List<String> messages = texts(REFUSED, sources);

    assertThat(messages)
        .as("each Kind.REFUSED is followed by its message, so that this test sees it")
        .hasSize(occurrences("Kind.REFUSED", sources));
    assertThat(messages).hasSizeGreaterThan(7).allMatch(message -> isOnPage(message));
  }

  @Test
  void hasEverythingThatCanMakeAPlanStale() throws IOException {
    String staleness = Files.readString(SOURCES.resolve("io/amiguard/plan/Staleness.java"));

    assertThat(texts(MOVED, staleness))
        .hasSizeGreaterThan(9)
        .allMatch(message -> isOnPage(message));
  }

  /** A page of refusals alone would promise more than the APIs of AWS let anybody keep. */
  @Test
  void saysWhatNoRefusalKeepsOff() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("\n## The window that remains\n", "(journal.md#the-window-that-remains)");
    assertThat(Files.readString(Path.of("docs/journal.md")))
        .contains("\n## The window that remains\n");
  }

  @Test
  void hasEverythingThatCanMakeARollbackStale() throws IOException {
    String rollback = Files.readString(SOURCES.resolve("io/amiguard/journal/Rollback.java"));

    assertThat(texts(CASE, rollback)).hasSize(7).allMatch(message -> isOnPage(message));
    assertThat(texts(SINCE, rollback)).hasSize(8).allMatch(message -> isOnPage(message));
  }

  @Test
  void hasEveryRuleOfPlanningAndNoOther() {
    Set<String> rules = Texts.words(RULE, Texts.sources());

    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(Texts.words(RULE_ON_PAGE, page())).isEqualTo(rules);
  }

  @Test
  void hasTheFlagOfEveryBrake() {
    assertThat(page())
        .contains(Arrays.stream(Brake.values()).map(Brake::flag).toArray(String[]::new));
  }

  @Test
  void showsFindingsAsTheyAreReported() throws IOException {
    String plans =
        Stream.of(CASES.toFile().listFiles())
            .map(folder -> Texts.of(folder.toPath().resolve("plan.txt")))
            .collect(joining());

    List<String> examples = EXAMPLE.matcher(page()).results().map(MatchResult::group).toList();

    assertThat(examples).hasSize(12).allMatch(plans::contains);
  }

  /** Returns texts of the source, with what is joined by a plus as one. */
  private static List<String> texts(Pattern pattern, String source) {
    List<String> texts = new ArrayList<>();
    Matcher matcher = pattern.matcher(source);
    while (matcher.find()) {
      texts.add(
          Pattern.compile(TEXT)
              .matcher(matcher.group(1))
              .results()
              .map(MatchResult::group)
              .map(quoted -> quoted.substring(1, quoted.length() - 1))
              .collect(joining()));
    }
    return texts;
  }

  /** What the source fills in stands on the page as a word in capitals, or as several. */
  private static boolean isOnPage(String message) {
    String pattern =
        Arrays.stream(message.split("%[sd]", -1)).map(Pattern::quote).collect(joining("[A-Z]+"));
    return Pattern.compile("(?m)(^|`)" + pattern + "($|`)").matcher(page()).find();
  }

  private static int occurrences(String word, String text) {
    return text.split(Pattern.quote(word), -1).length - 1;
  }

  private static String page() {
    return Texts.of(PAGE);
  }
}
