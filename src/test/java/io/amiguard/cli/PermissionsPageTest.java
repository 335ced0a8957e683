package io.amiguard.cli;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiguard.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/permissions.md} names for every command the policies that its calls need. */
class PermissionsPageTest {
  private static final Path PAGE = Path.of("docs/permissions.md");
  private static final Pattern FILE = Pattern.compile("`([a-z-]+\\.json)`");
  private static final String NEEDS_NO_PERMISSION = "sts:GetCallerIdentity";

  @TempDir Path folder;

  @Test
  void everyCommandHasARow() {
    assertThat(EveryCommand.ofTheProgram().keySet())
        .allSatisfy(command -> assertThat(rowsOf(command)).as(command).isNotEmpty());
  }

  @Test
  void noCommandsHaveTwoRows() {
    assertThat(read(PAGE).lines().filter(line -> line.startsWith("| `")))
        .extracting(line -> line.split("\\|", -1)[1])
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("commandsThatCallAws")
  void thePoliciesOfItsRowsGrantWhatACommandCalls(EveryCommand command) {
    Cli cli = InForceSandbox.cli(folder);
    try (Sandbox sandbox = InForceSandbox.sandbox(cli, "{}")) {
      String aws = "--region us-east-1 --endpoint-url " + sandbox.endpoint();
      cli.run(("apply --yes " + aws).split(" ", -1));
      int before = command.name().equals("apply") ? 0 : sandbox.calls().size();

      cli.run(command.commandLines(aws).get(0));

      TreeSet<String> called =
          sandbox.calls().subList(before, sandbox.calls().size()).stream()
              .map(call -> call.api().name().toLowerCase(Locale.ROOT) + ":" + call.operation())
              .filter(action -> !action.equals(NEEDS_NO_PERMISSION))
              .collect(toCollection(TreeSet::new));
      assertThat(called).isNotEmpty();
      assertThat(granted(command.name())).containsAll(called);
    }
  }

  static List<EveryCommand> commandsThatCallAws() {
    return EveryCommand.ROWS.stream().filter(command -> command.words().contains("AWS")).toList();
  }

  private static Set<String> granted(String command) {
    return rowsOf(command).stream()
        .flatMap(row -> FILE.matcher(row).results().map(match -> match.group(1)))
        .flatMap(PermissionsPageTest::actions)
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> rowsOf(String command) {
    Pattern row = Pattern.compile("\\|[^|]*`" + command + "[` ].*");
    return read(PAGE).lines().filter(line -> row.matcher(line).matches()).toList();
  }

  private static Stream<String> actions(String file) {
    try {
      JsonNode policy = new ObjectMapper().readTree(read(Path.of("examples/iam", file)));
      Stream.Builder<String> actions = Stream.builder();
      for (JsonNode statement : policy.required("Statement")) {
        JsonNode action = statement.required("Action");
        if (action.isTextual()) {
          actions.add(action.asText());
        }
        action.forEach(one -> actions.add(one.asText()));
      }
      return actions.build();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
