package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A plan as JSON that other programs read; the shape carries its version and only grows. */
public final class PlanJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlanJson() {}

  /** Returns the plan with its effects on accounts. */
  public static ObjectNode of(Plan plan) {
    ObjectNode json = head(plan);
    String fingerprint = Fingerprint.of(json);
    if (!plan.moves().isEmpty()) {
      ArrayNode moves = json.putArray("moves");
      plan.moves()
          .forEach(
              move ->
                  moves
                      .addObject()
                      .put("accountId", move.account().value())
                      .put("parentId", move.parent().value()));
    }
    List<Effect> effects = Effect.of(plan);
    json.set("effects", effects(effects));
    json.put(
        "affectedAccounts", effects.stream().mapToInt(effect -> effect.accounts().size()).sum());
    json.set("findings", findings(plan.findings()));
    json.put("fingerprint", fingerprint);
    return json;
  }

  /**
   * Returns a text that two plans share only if they make the same changes, for the same settings,
   * from the same live policies.
   */
  public static String fingerprint(Plan plan) {
    return Fingerprint.of(head(plan));
  }

  private static ObjectNode head(Plan plan) {
    ObjectNode json = NODES.objectNode();
    json.put("formatVersion", "1");
    json.put("organizationId", plan.current().tree().organizationId());
    json.put("settingsFingerprint", Fingerprint.of(desired(plan.desired())));
    options(json, plan.options());
    json.set("preconditions", preconditions(plan));
    json.set("changes", ChangeJson.of(plan.changes()));
    return json;
  }

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

  /** Returns what the settings want. */
  public static ArrayNode desired(List<DesiredPolicy> desired) {
    ArrayNode array = NODES.arrayNode();
    for (DesiredPolicy policy : desired) {
      ObjectNode json = array.addObject();
      json.put("name", policy.name().value());
      json.put("description", policy.description());
      json.set("content", policy.document().json());
      json.set("targets", ids(policy.targets()));
      if (policy.adoption() == Adoption.ALLOWED) {
        json.put("adopt", true);
      }
    }
    return array;
  }

  /** Writes what is not as usual. */
  private static void options(ObjectNode json, PlanOptions options) {
    if (options.leftOvers() == LeftOvers.PRUNE) {
      json.put("prune", true);
    }
    SafetyLimits limits = options.limits();
    if (!limits.isDefault()) {
      ObjectNode written = json.putObject("limits");
      limits.maxAccounts().ifPresent(number -> written.put("maxAccounts", number));
      limits.maxShare().ifPresent(percent -> written.put("maxShare", percent));
    }
  }

  /**
   * Returns the options that a plan was made with.
   *
   * @throws IllegalArgumentException if a limit is not a number
   */
  public static PlanOptions readOptions(JsonNode json) {
    JsonNode limits = json.path("limits");
    return new PlanOptions(
        json.path("prune").asBoolean() ? LeftOvers.PRUNE : LeftOvers.KEEP,
        new SafetyLimits(limit(limits, "maxAccounts"), limit(limits, "maxShare")));
  }

  private static OptionalInt limit(JsonNode limits, String key) {
    if (!limits.has(key)) {
      return OptionalInt.empty();
    }
    if (!limits.get(key).isInt()) {
      throw new IllegalArgumentException(key + " is not a number");
    }
    return OptionalInt.of(limits.get(key).intValue());
  }

  /** What was live when the plan was made. */
  private static ArrayNode preconditions(Plan plan) {
    ArrayNode array = NODES.arrayNode();
    for (PolicyName name : plan.touchedPolicies()) {
      plan.current().policy(name).ifPresent(live -> array.add(precondition(live)));
    }
    return array;
  }

  private static ObjectNode precondition(DeclarativePolicy live) {
    ObjectNode json = NODES.objectNode();
    json.put("policyId", live.id().value());
    json.put("policyName", live.name().value());
    json.put("contentHash", Fingerprint.of(live.document().json()));
    json.set("targets", ids(live.targets()));
    return json;
  }

  private static ArrayNode effects(List<Effect> effects) {
    ArrayNode array = NODES.arrayNode();
    for (Effect effect : effects) {
      ObjectNode json = array.addObject();
      json.set("accounts", ids(effect.accounts()));
      json.set("before", effect.before().content());
      json.set("after", effect.after().content());
      ArrayNode uncertain = json.putArray("uncertain");
      effect.after().uncertain().forEach(value -> uncertain.add(value.path()));
      json.put("launches", effect.launches().name().toLowerCase(Locale.ROOT));
    }
    return array;
  }

  private static ArrayNode ids(List<TargetId> ids) {
    ArrayNode array = NODES.arrayNode();
    ids.forEach(id -> array.add(id.value()));
    return array;
  }
}
