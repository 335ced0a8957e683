package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.lint.Rule;
import java.util.List;
import java.util.Locale;

/** The rules of lint, for programs. */
public final class RulesJson {

  private RulesJson() {}

  /** Returns the rules in the shape that {@code rules -o json} prints. */
  public static ObjectNode of(List<Rule> rules) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("formatVersion", "1");
    ArrayNode list = json.putArray("rules");
    for (Rule rule : rules) {
      list.addObject()
          .put("rule", rule.id())
          .put("severity", rule.severity().name().toLowerCase(Locale.ROOT))
          .put("title", rule.title())
          .put("why", rule.why())
          .put("bad", rule.bad())
          .put("good", rule.good())
          .put("fix", rule.fix().orElse(null))
          .put("source", rule.source());
    }
    return json;
  }
}
