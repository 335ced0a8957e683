package io.amiguard.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Explanation;
import io.amiguard.plan.Explanation.Group;
import io.amiguard.plan.FindingJson;
import io.amiguard.plan.Move;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.InheritanceRule;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.verify.LiveComparison;
import io.amiguard.verify.LiveComparison.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An explanation for programs. It is written account by account, and what a group of accounts has
 * in common is rendered once, so that a large organization needs neither much time nor much memory.
 */
public final class ExplanationJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String INDENT_OF_FIELDS = "    ";

  private final PrintWriter out;
  private final PolicyLocations locations;

  public ExplanationJson(PrintWriter out, PolicyLocations locations) {
    this.out = out;
    this.locations = locations;
  }

  /** Shows all of it as one document. */
  public void show(Explanation explanation, List<Finding> findings, Optional<LiveComparison> live) {
    try {
      JsonGenerator json = MAPPER.createGenerator(new VisibleJson(out)).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("formatVersion", "1");
      json.writeStringField("organizationId", explanation.current().tree().organizationId());
      moves(explanation, json);
      accounts(explanation, live, json);
      rules(explanation, json);
      json.writeFieldName("findings");
      json.writeTree(FindingJson.findings(findings));
      json.writeEndObject();
      json.flush();
      out.println();
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not throw", e);
    }
  }

  private static void moves(Explanation explanation, JsonGenerator json) throws IOException {
    if (explanation.moves().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("moves");
    for (Move move : explanation.moves()) {
      json.writeStartObject();
      json.writeStringField("accountId", move.account().value());
      json.writeStringField("parentId", move.parent().value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void accounts(Explanation explanation, Optional<LiveComparison> live, JsonGenerator json)
      throws IOException {
    OrganizationTree tree = explanation.tree();
    Map<TargetId, Map<String, String>> common = new TreeMap<>();
    for (Group group : explanation.groups()) {
      Map<String, String> shared = texts(EffectivePolicyJson.of(group.effective(), locations));
      group.accounts().forEach(account -> common.put(account, shared));
    }
    json.writeArrayFieldStart("accounts");
    for (Map.Entry<TargetId, Map<String, String>> entry : common.entrySet()) {
      TargetId account = entry.getKey();
      json.writeStartObject();
      json.writeStringField("accountId", account.value());
      json.writeStringField("accountName", tree.nameOf(account));
      Optional<Outcome> outcome = live.flatMap(comparison -> comparison.of(account));
      if (outcome.isPresent()) {
        json.writeStringField("live", word(outcome.get()));
      }
      for (Map.Entry<String, String> field : entry.getValue().entrySet()) {
        json.writeFieldName(field.getKey());
        json.writeRawValue(field.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Returns the fields of an account as they are written, each value as far in as it stands. */
  private static Map<String, String> texts(ObjectNode fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String text = field.getValue().toPrettyString();
      texts.put(field.getKey(), text.replace("\n", "\n" + INDENT_OF_FIELDS));
    }
    return texts;
  }

  /** Writes the rules that leave something open, once each; accounts name them by id. */
  private static void rules(Explanation explanation, JsonGenerator json) throws IOException {
    Set<InheritanceRule> rules = EnumSet.noneOf(InheritanceRule.class);
    for (Group group : explanation.groups()) {
      for (Uncertain uncertain : group.effective().uncertain()) {
        rules.addAll(uncertain.because());
      }
    }
    json.writeArrayFieldStart("rules");
    for (InheritanceRule rule : rules) {
      json.writeStartObject();
      json.writeStringField("rule", word(rule));
      json.writeStringField("certainty", word(rule.certainty()));
      json.writeStringField("text", rule.text());
      json.writeStringField("source", rule.source());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
