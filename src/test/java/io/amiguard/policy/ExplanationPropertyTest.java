package io.amiguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonNode.OverwriteMode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.output.ExplanationJson;
import io.amiguard.output.ExplanationText;
import io.amiguard.output.Palette;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.Explanation;
import io.amiguard.snapshot.PolicyPlaces;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Laws of explanations, on random organizations. */
class ExplanationPropertyTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void theStepsOfTheDecisionsRebuildTheEffectivePolicy(@ForAll Random random)
      throws JsonProcessingException {
    Explanation explanation = explanation(RandomOrganization.of(random.nextLong()));

    for (JsonNode account :
        JSON.readTree(json(explanation, PolicyLocations.NONE)).get("accounts")) {
      ObjectNode rebuilt = JSON.createObjectNode();
      for (JsonNode decision : account.get("decisions")) {
        JsonPointer path = JsonPointer.compile(decision.get("path").asText());
        rebuilt
            .withObject(path.head(), OverwriteMode.NONE, false)
            .set(path.last().getMatchingProperty(), replayed(decision));
      }
      assertThat(rebuilt).isEqualTo(account.get("effective"));
    }
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void everyStepOfASnapshotHasALine(@ForAll Random random) throws JsonProcessingException {
    Explanation explanation = explanation(RandomOrganization.of(random.nextLong()));
    CurrentOrganization current = explanation.current();
    String file = SnapshotWriter.write(Snapshot.of(current.tree(), Set.of(), current.policies()));

    JsonNode json = JSON.readTree(json(explanation, PolicyPlaces.in("organization.json", file)));

    assertThat(json.findParents("operator"))
        .filteredOn(step -> step.has("values"))
        .allSatisfy(step -> assertThat(step.path("line").asInt()).isPositive());
  }

  @Property(tries = 50, shrinking = ShrinkingMode.OFF)
  void everyAccountIsShown(@ForAll Random random) {
    Explanation explanation = explanation(RandomOrganization.of(random.nextLong()));
    StringWriter text = new StringWriter();

    new ExplanationText(new PrintWriter(text), Palette.PLAIN)
        .show(explanation, PolicyLocations.NONE);

    assertThat(explanation.tree().accounts())
        .allSatisfy(account -> assertThat(text.toString()).contains(account.name()));
  }

  private static Explanation explanation(RandomOrganization organization) {
    return Explanation.of(
        new CurrentOrganization(organization.tree(), true, organization.policies()),
        List.of(),
        organization.accounts());
  }

  private static String json(Explanation explanation, PolicyLocations locations) {
    StringWriter json = new StringWriter();
    new ExplanationJson(new PrintWriter(json), locations)
        .show(explanation, List.of(), Optional.empty());
    return json.toString();
  }

  /** Returns what the steps come to; a single value stays one. */
  private static JsonNode replayed(JsonNode decision) {
    Set<JsonNode> items = new LinkedHashSet<>();
    for (JsonNode step : decision.get("steps")) {
      switch (step.get("operator").asText()) {
        case "@@remove" -> step.get("values").forEach(items::remove);
        case "@@assign" -> {
          items.clear();
          step.get("values").forEach(items::add);
        }
        default -> step.get("values").forEach(items::add);
      }
    }
    ArrayNode list = JSON.createArrayNode().addAll(items);
    return decision.get("value").isArray() ? list : list.get(0);
  }
}
