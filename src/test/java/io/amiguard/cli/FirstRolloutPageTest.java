package io.amiguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.cli.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays {@code docs/first-rollout.md} from its beginning to its end: runs each command, compares
 * what the page shows of its output, and does to the settings file what the page says.
 */
class FirstRolloutPageTest {
  private static final Path PAGE = Path.of("docs/first-rollout.md");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(<!-- test: append to amiguard.yaml -->\\n)?```(\\w+)\\n(.*?)^```$");

  /** Stands for output that the page leaves out. */
  private static final String LEFT_OUT = "…\n";

  @TempDir Path folder;

  private final List<String> commands = new ArrayList<>();
  private String output = "";

  @Test
  void everyCommandOfThePageDoesWhatThePageSays() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      String text = block.group(3);
      switch (block.group(2)) {
        case "sh" -> run(text);
        case "text" -> assertShown(text);
        case "yaml" -> settings(text, block.group(1));
        default -> throw new AssertionError("a block that nobody tries: " + block.group());
      }
    }

    assertThat(commands)
        .extracting(command -> command.split(" ", -1)[1])
        .containsExactly(
            "init", "lint", "impact", "plan", "apply", "check", "impact", "plan", "apply");
    assertThat(explain("training")).contains("state = enabled");
    assertThat(explain("prod-web")).contains("state = audit_mode");
  }

  @Test
  void theFilesThatThePageNamesAreThere() throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(Files.readString(PAGE));
    int links = 0;
    while (link.find()) {
      assertThat(PAGE.resolveSibling(link.group(1))).exists();
      links++;
    }

    assertThat(links).isGreaterThan(5);
  }

  private String explain(String account) {
    return Cli.in(folder).run("explain", account, "--sandbox").out();
  }

  private void run(String lines) {
    output = "";
    for (String line : lines.lines().toList()) {
      assertThat(line).startsWith("amiguard ");
      Run run = Cli.in(folder).run(line.substring("amiguard ".length()).split(" ", -1));
      assertThat(run.exitCode()).as(line + "\n" + run.err()).isZero();
      output += (run.err() + run.out()).replace(folder + "/", "");
      commands.add(line);
    }
  }

  private void assertShown(String text) {
    int from = 0;
    for (String part : text.split(Pattern.quote(LEFT_OUT), -1)) {
      int at = output.indexOf(part, from);
      assertThat(at).as("%s%nin%n%s", part, output).isGreaterThanOrEqualTo(0);
      from = at + part.length();
    }
  }

  /** A block is either what the settings file says by now, or what is to be added to it. */
  private void settings(String text, @Nullable String addition) throws IOException {
    Path file = folder.resolve("amiguard.yaml");
    if (addition != null) {
      Files.writeString(file, Files.readString(file) + text);
    } else {
      assertThat(Files.readString(file)).contains(text);
    }
  }
}
