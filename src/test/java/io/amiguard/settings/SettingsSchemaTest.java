package io.amiguard.settings;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.amiguard.Finding;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.ImageProvider;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import io.amiguard.source.SourceNode.Scalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The keys, words and limits of the JSON Schema are those of {@link SettingsReader}. */
final class SettingsSchemaTest {
  private static final JsonNode SCHEMA = schemaJson();

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
    assertThat(number(criterion + "image_names/items/maxLength")).isEqualTo(ImageNames.LONGEST);
    assertThat(number(criterion + "marketplace_product_codes/maxItems"))
        .isEqualTo(ImageCriterion.MAX_PRODUCT_CODES);
    assertThat(SCHEMA.at(criterion + "marketplace_product_codes/items/pattern").asText())
        .isEqualTo("^" + ImageCriterion.PRODUCT_CODE.pattern() + "$");
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

  private static JsonNode schemaJson() {
    try {
      return new JsonMapper().readTree(SettingsSchema.text());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
