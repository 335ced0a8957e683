package io.amiguard.settings;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema says what {@link SettingsReader} says, as far as a schema can say it. */
final class SettingsSchemaTest {
  private static final Path CASES = Path.of("src/test/resources/cases/settings");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final JsonNode SCHEMA = schemaJson();

  /** Rules between values, of the YAML syntax, and of the day of reading: no schema knows them. */
  private static final Set<String> OUT_OF_REACH =
      Set.of(
          "settings.document-too-long",
          "settings.duplicate-key",
          "settings.duplicate-policy",
          "settings.expired-provider",
          "settings.unknown-provider");

  @Test
  void isAValidSchemaItself() {
    JsonSchema draft7 =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(SchemaLocation.of(SchemaId.V7), SchemaValidatorsConfig.builder().build());

    assertThat(draft7.validate(SettingsSchema.text(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void knowsTheKeysThatTheReaderKnows() {
    assertThat(keys("/properties")).containsExactlyInAnyOrderElementsOf(SettingsReader.KEYS);
    assertThat(keys("/definitions/policy/properties"))
        .containsExactlyInAnyOrderElementsOf(PolicySettingsReader.KEYS);
    assertThat(keys("/definitions/criterion/properties"))
        .containsExactlyInAnyOrderElementsOf(CriterionReader.KEYS);
    assertThat(keys("/definitions/limits/properties"))
        .containsExactlyInAnyOrderElementsOf(LimitsReader.KEYS);
    assertThat(keys("/definitions/provider/anyOf/1/properties"))
        .containsExactlyInAnyOrderElementsOf(NamedProviderReader.KEYS);
  }

  @Test
  void explainsEveryKey() {
    List<JsonNode> keys =
        SCHEMA.findParents("properties").stream()
            .map(parent -> parent.get("properties"))
            .filter(properties -> !properties.has("state") || properties.has("name"))
            .flatMap(properties -> StreamSupport.stream(properties.spliterator(), false))
            .toList();

    assertThat(keys)
        .hasSizeGreaterThan(20)
        .allSatisfy(key -> assertThat(resolved(key).path("description").asText()).endsWith("."));
  }

  @Test
  void hasTheLimitsOfTheCode() {
    assertThat(number("/properties/version/const")).asString().isEqualTo(SettingsReader.VERSION);
    String policy = "/definitions/policy/properties/";
    assertThat(number(policy + "name/maxLength")).isEqualTo(PolicyName.MAX_LENGTH);
    assertThat(number(policy + "description/maxLength"))
        .isEqualTo(PolicySettings.MAX_DESCRIPTION_LENGTH);
    assertThat(SCHEMA.at(policy + "description/default").asText())
        .isEqualTo(PolicySettings.DEFAULT_DESCRIPTION);
    assertThat(number(policy + "criteria/maxItems")).isEqualTo(AllowedImagesSettings.MAX_CRITERIA);
    String criterion = "/definitions/criterion/properties/";
    assertThat(number(criterion + "allowed_image_providers/maxItems"))
        .isEqualTo(ImageCriterion.MAX_PROVIDERS);
    assertThat(number(criterion + "image_names/maxItems")).isEqualTo(ImageCriterion.MAX_NAMES);
    assertThat(number(criterion + "image_names/items/maxLength"))
        .isEqualTo(CriterionTexts.LONGEST_NAME);
    assertThat(number(criterion + "marketplace_product_codes/maxItems"))
        .isEqualTo(ImageCriterion.MAX_PRODUCT_CODES);
    assertThat(SCHEMA.at(criterion + "marketplace_product_codes/items/pattern").asText())
        .isEqualTo("^" + CriterionTexts.PRODUCT_CODE.pattern() + "$");
    assertThat(number(criterion + "maximum_days_since_created/maximum"))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(number(criterion + "maximum_days_since_deprecated/maximum"))
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(SCHEMA.at("/definitions/provider/anyOf/1/properties/expires/pattern").asText())
        .isEqualTo("^" + NamedProviderReader.DATE.pattern() + "$");
  }

  @Test
  void hasTheWordsOfTheCode() {
    assertThat(texts("/definitions/policy/properties/state/enum"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(State.values())
                .flatMap(state -> Stream.of(state.inPolicy(), state.inEc2()))
                .collect(toUnmodifiableSet()));
    assertThat(texts("/definitions/policy/properties/child_policies/enum"))
        .isEqualTo(ChildPolicies.words());
    assertThat(
            texts("/definitions/criterion/properties/allowed_image_providers/items/anyOf/0/enum"))
        .containsExactlyInAnyOrderElementsOf(
            ImageProvider.ALIASES.stream()
                .flatMap(alias -> Stream.of(alias, alias.replace('_', '-')))
                .collect(toUnmodifiableSet()));
  }

  @Test
  void allowsTheCharactersOfImageNamesThatTheCodeAllows() {
    for (int point = 0; point < 0x250; point++) {
      String name = Character.toString(point);
      boolean isAllowed =
          CriterionTexts.imageName(
                  new Scalar(Finding.Where.nowhere(), name + "aa", Scalar.Type.STRING),
                  new Problems())
              .isPresent();
      assertThat(
              SCHEMA
                  .at("/definitions/criterion/properties/image_names/items/allOf/0/pattern")
                  .asText())
          .matches(pattern -> name.matches(pattern) == isAllowed, "about " + point);
    }
  }

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

  private static List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    SCHEMA.at(pointer).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> texts(String pointer) {
    return IntStream.range(0, SCHEMA.at(pointer).size())
        .mapToObj(i -> SCHEMA.at(pointer).get(i).asText())
        .toList();
  }

  private static int number(String pointer) {
    assertThat(SCHEMA.at(pointer).isInt()).as(pointer).isTrue();
    return SCHEMA.at(pointer).asInt();
  }

  private static JsonNode resolved(JsonNode key) {
    return key.has("$ref") ? SCHEMA.at(key.get("$ref").asText().substring(1)) : key;
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(SCHEMA, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static JsonNode schemaJson() {
    try {
      return new JsonMapper().readTree(SettingsSchema.text());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
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
