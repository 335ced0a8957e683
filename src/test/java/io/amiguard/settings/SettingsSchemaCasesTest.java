package io.amiguard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema refuses what {@link SettingsReader} refuses, as far as a schema can. */
final class SettingsSchemaCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases/settings");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  /** Rules between values, of the YAML syntax, and of the day of reading: no schema knows them. */
  private static final Set<String> OUT_OF_REACH =
      Set.of(
          "settings.document-too-long",
          "settings.duplicate-key",
          "settings.duplicate-policy",
          "settings.expired-provider",
          "settings.unknown-provider");

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReaderAboutTheShape(String name) throws IOException {
    String text = Files.readString(CASES.resolve(name).resolve("settings.yaml"));
    List<Finding> findings = new ArrayList<>();
    Optional<SourceNode> source = SourceParser.parse("settings.yaml", text, findings);
    if (source.isEmpty()) {
      return;
    }
    findings.clear();
    SettingsReader.read("settings.yaml", text, TODAY, findings);
    List<String> errors =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::rule)
            .toList();

    Set<ValidationMessage> messages = schema().validate(json(source.get()));

    if (errors.isEmpty()) {
      assertThat(messages).isEmpty();
    } else if (!OUT_OF_REACH.containsAll(errors)) {
      assertThat(messages).isNotEmpty();
    }
  }

  static List<String> cases() throws IOException {
    return SettingsCasesTest.cases();
  }

  @ParameterizedTest
  @MethodSource("wrongShapes")
  void refusesEachWrongShapeAlone(String shape) {
    String text =
        """
        version: 1
        providers: {golden: "111122220008"}
        limits: {max_accounts: 5, max_share: 30%}
        policies:
          - name: allowed-amis
            targets: [root]
            state: audit_mode
            criteria: [{allowed_image_providers: [amazon, golden]}]
        """;
    String[] change = shape.split(" => ", 2);
    assertThat(text).contains(change[0]);
    Optional<SourceNode> sound = SourceParser.parse("s.yaml", text, new ArrayList<>());
    String broken = text.replace(change[0], change[1]);
    List<Finding> findings = new ArrayList<>();
    Optional<SourceNode> source = SourceParser.parse("s.yaml", broken, findings);

    assertThat(schema().validate(json(sound.orElseThrow()))).isEmpty();
    assertThat(schema().validate(json(source.orElseThrow()))).isNotEmpty();
    assertThat(SettingsReader.read("s.yaml", broken, TODAY, findings)).isEmpty();
  }

  static List<String> wrongShapes() {
    return List.of(
        "version: 1 => version: 2",
        "golden: => none:",
        "golden: => \"111122220001\":",
        "golden: => aws-Marketplace:",
        "\"111122220008\" => \"11112222000\"",
        "\"111122220008\" => {account: \"111122220008\", expires: 30.06.2027}",
        "\"111122220008\" => {account: \"111122220008\", team: x}",
        "\"111122220008\" => {owner: x}",
        "max_accounts: 5 => max_accounts: \"5\"",
        "max_accounts: 5 => max_accounts: -1",
        "max_share: 30% => max_share: 30",
        "max_share: 30% => max_share: 101%",
        "max_share: => maximal_share:",
        "name: allowed-amis => name: \" \"",
        "name: allowed-amis => name: \"two\\nlines\"",
        "[root] => []",
        "[root] => [Root]",
        "[root] => [\"account: \"]",
        "[root] => [ou-acme]",
        "audit_mode => audit",
        "audit_mode => {}",
        "[{allowed => [{},{allowed",
        "golden]} => none]}",
        "golden]} => \"1111 2222 3333\"]}",
        "golden]} => golden], image_names: [\"?\"]}",
        "golden]} => golden], image_names: [\"goldén\"]}",
        "golden]} => golden], marketplace_product_codes: [a-b]}",
        "golden]} => golden], maximum_days_since_created: \"300\"}",
        "golden]} => golden], maximum_days_since_created: 2147483648}",
        "golden]} => golden], maximum_days_since_deprecated: -1}",
        "state: audit_mode => state: disabled\n    adopt: yes",
        "state: audit_mode => state: audit_mode\n    exception_message: \" \"",
        "state: audit_mode => state: audit_mode\n    child_policies: some",
        "criteria: => criterion:");
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(
            SettingsSchema.text(),
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** What an editor makes of the file: YAML 1.2's core schema. */
  private static JsonNode json(SourceNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node instanceof SourceNode.Mapping mapping) {
      ObjectNode object = nodes.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
      return object;
    }
    if (node instanceof SourceNode.Sequence sequence) {
      ArrayNode array = nodes.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case STRING -> nodes.textNode(scalar.text());
      case INTEGER -> nodes.numberNode(integer(scalar.text()));
      case DECIMAL -> nodes.numberNode(new BigDecimal(scalar.text()));
      case BOOLEAN -> nodes.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NULL -> nodes.nullNode();
    };
  }

  private static BigInteger integer(String text) {
    return text.startsWith("0x")
        ? new BigInteger(text.substring(2), 16)
        : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }
}
