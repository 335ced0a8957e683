package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule id that the code can report stands in a test or in the findings of a case. */
final class RulesAreTestedTest {
  private static final Pattern IN_CODE = Pattern.compile("\"((?:settings|file)\\.[a-z-]+)\"");
  private static final Pattern IN_TESTS = Pattern.compile("((?:settings|file)\\.[a-z-]+)");

  @Test
  void everyRuleOfTheSettingsIsTested() throws IOException {
    Set<String> rules = words(Path.of("src/main/java/io/amiguard/settings"), IN_CODE);
    rules.addAll(words(Path.of("src/main/java/io/amiguard/source"), IN_CODE));
    Set<String> tested = words(Path.of("src/test/resources/cases/settings"), IN_TESTS);
    tested.addAll(words(Path.of("src/test/java/io/amiguard/settings"), IN_TESTS));
    tested.addAll(words(Path.of("src/test/java/io/amiguard/source"), IN_TESTS));

    assertThat(rules).hasSizeGreaterThan(40);
    assertThat(tested).containsAll(rules);
  }

  private static Set<String> words(Path folder, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> words = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .flatMap(file -> pattern.matcher(text(file)).results())
          .map((MatchResult match) -> match.group(1))
          .forEach(words::add);
      return words;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
