package io.amiguard.settings;

import static io.amiguard.settings.SettingsReaderTest.minimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.Finding;
import io.amiguard.FindingLines;
import io.amiguard.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings whose policy document is about as long as AWS allows. */
final class DocumentLengthTest {
  private final List<Finding> findings = new ArrayList<>();

  @Test
  void acceptsADocumentOfExactlyAsManyCharactersAsAwsAllows() {
    assertThat(read(ofLength(PolicyDocument.MAX_CHARACTERS)))
        .hasValueSatisfying(
            settings ->
                assertThat(documentOf(settings).characters())
                    .isEqualTo(PolicyDocument.MAX_CHARACTERS));
    assertThat(findings).isEmpty();
  }

  @Test
  void refusesADocumentOfOneCharacterMoreThanAwsAllows() {
    assertThat(read(ofLength(PolicyDocument.MAX_CHARACTERS + 1))).isEmpty();
    assertThat(FindingLines.of(findings))
        .isEqualTo(
            """
            ERROR settings.document-too-long amiguard.yaml:3:5 the policy document has 10001 \
            characters, 1 more than the 10000 that AWS allows | Take out providers, names or \
            codes, or shorten exception_message.
            """);
  }

  private String ofLength(int characters) {
    int without = documentOf(read(message("A")).orElseThrow()).characters() - 1;
    return message("A".repeat(characters - without));
  }

  private static String message(String text) {
    return minimal("    exception_message: " + text + "\n");
  }

  private static PolicyDocument documentOf(Settings settings) {
    return PolicyDocument.of(settings.policies().get(0).allowedImages());
  }

  private Optional<Settings> read(String text) {
    return SettingsReader.read("amiguard.yaml", text, SettingsReaderTest.TODAY, findings);
  }
}
