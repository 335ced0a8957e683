package io.amiguard.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions made at random, and the values that Terraform 1.11.4 gave them as outputs. */
class RecordedTerraformTest {
  private static final Path RECORDED = Path.of("src/test/resources/terraform/recorded.json");
  private static final JsonMapper MAPPER = new JsonMapper();

  /** An expression as it stood in a file, and its value. */
  private record Recorded(String hcl, String value) {}

  @ParameterizedTest
  @MethodSource("expressions")
  void expressionsHaveTheValueThatTerraformGivesThem(Recorded expression) throws IOException {
    String text =
        "resource \"aws_organizations_policy\" \"a\" {\n type = \"DECLARATIVE_POLICY_EC2\"\n content = %s\n}\n"
            .formatted(expression.hcl());
    List<Finding> findings = new ArrayList<>();

    PolicyContent content =
        TerraformFile.read("main.tf", text, findings)
            .orElseThrow(() -> new AssertionError(findings))
            .get(0)
            .content()
            .value()
            .orElseThrow();

    if (content instanceof PolicyContent.Json json) {
      assertThat(json.text().text()).isEqualTo(expression.value());
    } else {
      JsonNode encoded = json(((PolicyContent.Encoded) content).value());
      assertThat(encoded).isEqualTo(MAPPER.readTree(expression.value()));
    }
  }

  static Stream<Recorded> expressions() throws IOException {
    JsonNode recorded = MAPPER.readTree(RECORDED.toFile());
    return StreamSupport.stream(recorded.spliterator(), false)
        .map(each -> new Recorded(each.path("hcl").asText(), each.path("value").asText()));
  }

  private static JsonNode json(SourceNode node) throws IOException {
    if (node instanceof Mapping mapping) {
      ObjectNode object = MAPPER.createObjectNode();
      for (SourceNode.Entry entry : mapping.entries()) {
        object.set(entry.key(), json(entry.value()));
      }
      return object;
    }
    if (node instanceof Sequence list) {
      ArrayNode array = MAPPER.createArrayNode();
      for (SourceNode item : list.items()) {
        array.add(json(item));
      }
      return array;
    }
    Scalar scalar = (Scalar) node;
    return scalar.type() == Scalar.Type.STRING
        ? MAPPER.getNodeFactory().textNode(scalar.text())
        : MAPPER.readTree(scalar.text());
  }
}
