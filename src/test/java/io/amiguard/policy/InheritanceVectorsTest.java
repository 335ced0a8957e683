package io.amiguard.policy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Examples that AWS documents (Organizations User Guide: inheritance, backup and AI opt-out
 * policies), recorded answers of AWS Organizations to tag policies, and EC2 policies by the same
 * rules.
 */
class InheritanceVectorsTest {
  private static final String RECORDED_PATH = "/tags/costcenter/tag_value";

  /** What happened in the recordings, stage by stage: who is attached to the root, who below. */
  private static final List<Stage> STAGES =
      List.of(
          new Stage(List.of("root1"), List.of()),
          new Stage(List.of("root1", "root2"), List.of()),
          new Stage(List.of("root1", "root2"), List.of("account")),
          new Stage(List.of("root2"), List.of("account")),
          new Stage(List.of("root2", "root1"), List.of("account")));

  private record Stage(List<String> onRoot, List<String> onAccount) {}

  @ParameterizedTest
  @MethodSource("vectors")
  void predictsTheEffectivePolicy(Example example) {
    EffectivePolicy effective = example.ladder().inOrder();

    assertThat(effective.content()).isEqualTo(example.json().path("effective"));
    assertThat(effective.uncertain()).isEmpty();
    assertThat(ignored(effective)).isEqualTo(texts(example.json().path("ignored")));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void leavesOpenWhatTheOrderOrAContainerDecides(Example example) {
    EffectivePolicy effective = example.ladder().unordered();
    Map<String, Object> certain = FlatPolicy.values(example.json().path("effective"));
    JsonNode open = example.json().path("open");
    open.fieldNames().forEachRemaining(certain::remove);

    assertThat(FlatPolicy.values(effective.content())).isEqualTo(certain);
    assertThat(candidates(effective)).isEqualTo(outcomes(open));
    assertThat(ignored(effective)).isEqualTo(texts(example.json().path("ignored")));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void reproducesARecordedStage(Example example) {
    JsonNode value = example.ladder().inOrder().content().at(RECORDED_PATH);

    assertThat(value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value)
        .isEqualTo(example.json().path("expect"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void knowsWhichRecordedStagesTheOrderDecides(Example example) {
    EffectivePolicy effective = example.ladder().unordered();
    boolean orderDecides = example.json().path("orderDecides").asBoolean();
    Set<Object> expected =
        orderDecides
            ? Set.of(Set.of("red"), Set.of("blue"))
            : Set.of(outcome(example.json().path("expect")));

    assertThat(FlatPolicy.outcomes(effective).getOrDefault(RECORDED_PATH, Set.of("no value")))
        .isEqualTo(expected);
  }

  /** One organization and what is expected of it. */
  private record Example(String id, Ladder ladder, JsonNode json) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Example> vectors() throws IOException {
    return read("inheritance-vectors.json")
        .map(
            json -> {
              List<List<String>> rungs = new ArrayList<>();
              json.path("levels").forEach(level -> rungs.add(documents(level)));
              return new Example(json.path("id").asText(), new Ladder(rungs), json);
            });
  }

  static Stream<Example> recordings() throws IOException {
    return read("recorded-stages.json")
        .flatMap(json -> IntStream.range(0, STAGES.size()).mapToObj(i -> recording(json, i)));
  }

  private static Example recording(JsonNode json, int index) {
    Stage stage = STAGES.get(index);
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    expected.set("expect", json.path("expect").get(index));
    expected.put("orderDecides", texts(json.path("orderDecides")).contains("" + (index + 1)));
    return new Example(
        json.path("case").asText() + ", stage " + (index + 1),
        new Ladder(List.of(documents(json, stage.onRoot()), documents(json, stage.onAccount()))),
        expected);
  }

  private static List<String> documents(JsonNode json, List<String> names) {
    return names.stream()
        .map(json::path)
        .filter(said -> !said.isNull())
        .map(said -> "{\"tags\": {\"costcenter\": {\"tag_value\": %s}}}".formatted(said))
        .toList();
  }

  private static List<String> documents(JsonNode level) {
    return stream(level).map(JsonNode::toString).toList();
  }

  private static List<String> texts(JsonNode list) {
    return stream(list).map(JsonNode::asText).toList();
  }

  private static List<String> ignored(EffectivePolicy effective) {
    return effective.ignored().stream().map(it -> it.operator() + " at " + it.path()).toList();
  }

  private static Map<String, Set<Object>> candidates(EffectivePolicy effective) {
    Map<String, Set<Object>> outcomes = FlatPolicy.outcomes(effective);
    FlatPolicy.values(effective.content()).keySet().forEach(outcomes::remove);
    return outcomes;
  }

  private static Map<String, Set<Object>> outcomes(JsonNode open) {
    return open.properties().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                field ->
                    stream(field.getValue())
                        .map(InheritanceVectorsTest::outcome)
                        .collect(toSet())));
  }

  private static Object outcome(JsonNode expected) {
    return expected.isNull() ? "no value" : FlatPolicy.value(expected);
  }

  private static Stream<JsonNode> read(String resource) throws IOException {
    try (InputStream in = InheritanceVectorsTest.class.getResourceAsStream(resource)) {
      return stream(new ObjectMapper().readTree(in));
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
