package io.amiguard.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.plan.Planner;
import io.amiguard.policy.State;
import io.amiguard.testing.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is in a plan file, sealed or not, it is a plan or it is refused in a line. */
class PlanFileFuzzTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PLAN =
      PlanFile.write(
          UUID.fromString("11111111-2222-4333-8444-555555555555"),
          Planner.plan(
              Acme.with(
                  Acme.managed(
                      "p-11111111",
                      "allowed-amis",
                      Acme.allowing(State.AUDIT_MODE, "amazon"),
                      Acme.PROD),
                  Acme.foreign("p-22222222", "theirs", "{\"ec2_attributes\":{}}", Acme.DEV)),
              List.of(
                  Acme.desired("allowed-amis", Acme.allowing(State.ENABLED, "amazon"), Acme.ROOT),
                  Acme.desired("new", Acme.allowing(State.AUDIT_MODE, "amazon"), Acme.DEV)),
              List.of(Finding.of(Severity.WARNING, "settings.a", Where.at("a.yaml", 3, 5), "odd"))),
          Map.of("777777777777", "golden"));

  @Property(tries = 1000)
  void aBrokenPlanIsRefusedAndNeverABug(@ForAll Random random) {
    ObjectNode plan = plan();
    for (int i = 0; i <= random.nextInt(3); i++) {
      breakOne(plan, random);
    }
    Seal.put(plan);
    try {
      PlanFile.read("saved.plan", plan.toString());
    } catch (AmiguardException e) {
      assertThat(e.kind()).isEqualTo(Kind.INVALID_INPUT);
      assertThat(String.valueOf(e.getMessage())).contains("saved.plan").hasLineCount(1);
    }
  }

  private static ObjectNode plan() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(PLAN);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void breakOne(ObjectNode plan, Random random) {
    List<JsonNode> nodes = new ArrayList<>();
    collect(plan, nodes);
    JsonNode node = nodes.get(random.nextInt(nodes.size()));
    if (node instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(4) == 0) {
        object.remove(key);
      } else {
        object.set(key, value(random, nodes));
      }
    } else if (node instanceof ArrayNode array) {
      if (random.nextBoolean()) {
        array.add(value(random, nodes));
      } else {
        array.set(random.nextInt(array.size()), value(random, nodes));
      }
    }
  }

  private static JsonNode value(Random random, List<JsonNode> nodes) {
    List<JsonNode> values =
        List.of(
            NODES.nullNode(),
            NODES.booleanNode(true),
            NODES.numberNode(-1),
            NODES.numberNode(1e300),
            NODES.textNode(""),
            NODES.textNode("x\ny\u001b[2J"),
            NODES.textNode("ou-acme-nonexist"),
            NODES.textNode("999999999999"),
            NODES.textNode("r-acme"),
            NODES.arrayNode(),
            NODES.arrayNode().add(NODES.nullNode()),
            NODES.objectNode(),
            NODES.objectNode().put("x", 1),
            nodes.get(random.nextInt(nodes.size())).deepCopy());
    return values.get(random.nextInt(values.size()));
  }

  private static void collect(JsonNode node, List<JsonNode> nodes) {
    if (node.isContainerNode() && !node.isEmpty()) {
      nodes.add(node);
    }
    node.forEach(child -> collect(child, nodes));
  }
}
