package io.amiguard;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The policies in {@code examples/iam} against the permissions that the adapters name. */
final class IamExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/amiguard/aws");
  private static final Path POLICIES = Path.of("examples/iam");
  private static final Pattern PERMISSION = Pattern.compile("\"(organizations:[A-Za-z]+)\"");

  @Test
  void readerAndWriterMayDoWhatAmiguardDoesAndNoMore() throws IOException {
    Set<String> granted = granted("reader.json");
    granted.addAll(granted("writer.json"));

    Set<String> needed = permissionsInTheSource();

    assertThat(granted).isEqualTo(needed);
  }

  @Test
  void readerAndMemberRoleOnlyRead() throws IOException {
    Set<String> granted = granted("reader.json");
    granted.addAll(granted("member-read.json"));

    assertThat(granted)
        .allMatch(action -> action.matches("[a-z0-9]+:(Describe|Get|List)[A-Za-z]+"));
  }

  private static Set<String> permissionsInTheSource() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(Files::isRegularFile)
          .map(IamExamplesTest::text)
          .flatMap(text -> PERMISSION.matcher(text).results())
          .map((MatchResult match) -> match.group(1))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static Set<String> granted(String policy) throws IOException {
    JsonNode statements =
        new ObjectMapper().readTree(text(POLICIES.resolve(policy))).required("Statement");
    return StreamSupport.stream(statements.spliterator(), false)
        .map(statement -> statement.required("Action"))
        .flatMap(IamExamplesTest::oneOrMore)
        .map(JsonNode::textValue)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> oneOrMore(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
