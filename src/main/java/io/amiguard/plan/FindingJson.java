package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings as JSON that other programs read, the same in every document. */
public final class FindingJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FindingJson() {}

  /** Returns findings as every document of amiguard shows them. */
  public static ArrayNode findings(List<Finding> findings) {
    ArrayNode array = NODES.arrayNode();
    for (Finding finding : findings) {
      ObjectNode json = array.addObject();
      json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      json.put("rule", finding.rule());
      ObjectNode where = json.putObject("where");
      where.put("file", finding.where().file());
      where.put("line", finding.where().line());
      where.put("column", finding.where().column());
      where.put("target", finding.where().target());
      where.properties().removeIf(field -> field.getValue().isNull());
      json.put("message", finding.message());
      finding.hint().ifPresent(hint -> json.put("hint", hint));
    }
    return array;
  }

  /** Returns the findings that {@link #findings} wrote. */
  public static List<Finding> readFindings(JsonNode array) {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode json : array) {
      JsonNode where = json.path("where");
      Finding finding =
          Finding.of(
              Finding.Severity.valueOf(json.path("severity").asText().toUpperCase(Locale.ROOT)),
              json.path("rule").asText(),
              new Finding.Where(
                  text(where, "file"),
                  number(where, "line"),
                  number(where, "column"),
                  text(where, "target")),
              json.path("message").asText());
      findings.add(json.has("hint") ? finding.withHint(json.get("hint").asText()) : finding);
    }
    return findings;
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.has(key) ? node.get(key).asText() : null;
  }

  private static @Nullable Integer number(JsonNode node, String key) {
    return node.has(key) ? node.get(key).asInt() : null;
  }
}
