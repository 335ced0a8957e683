package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.PolicyLocations;
import java.util.Locale;

/** What accounts have and who decided it, as the fields of a JSON object. */
final class EffectivePolicyJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final PolicyLocations locations;

  private EffectivePolicyJson(PolicyLocations locations) {
    this.locations = locations;
  }

  static ObjectNode of(EffectivePolicy effective, PolicyLocations locations) {
    EffectivePolicyJson writer = new EffectivePolicyJson(locations);
    ObjectNode json = NODES.objectNode();
    json.set("effective", effective.content());
    ArrayNode decisions = json.putArray("decisions");
    effective.decisions().forEach(it -> decisions.add(writer.decided(it)));
    ArrayNode uncertain = json.putArray("uncertain");
    effective.uncertain().forEach(it -> uncertain.add(writer.uncertain(it)));
    ArrayNode ignored = json.putArray("ignored");
    effective.ignored().forEach(it -> ignored.add(ignored(it)));
    return json;
  }

  private ObjectNode decided(Decision decision) {
    ObjectNode json = NODES.objectNode();
    json.put("path", decision.path());
    json.setAll(candidate(decision));
    ArrayNode permitted = json.putArray("permittedForChildPolicies");
    decision.permitted().forEach(permitted::add);
    return json;
  }

  /** The first step is the one that the value started with; the others added and took out. */
  private ObjectNode candidate(Decision decision) {
    ObjectNode json = NODES.objectNode();
    json.set("value", decision.value());
    Step first = decision.steps().get(0);
    json.setAll(source(first.source()));
    line(json, first);
    ArrayNode steps = json.putArray("steps");
    decision.steps().forEach(step -> steps.add(step(step)));
    ArrayNode overridden = json.putArray("overridden");
    decision.overridden().forEach(it -> overridden.add(source(it)));
    return json;
  }

  private ObjectNode step(Step step) {
    ObjectNode json = NODES.objectNode();
    json.put("operator", step.operator());
    ArrayNode values = json.putArray("values");
    step.values().forEach(values::add);
    json.setAll(source(step.source()));
    json.put("pointer", step.pointer());
    line(json, step);
    return json;
  }

  private void line(ObjectNode json, Step step) {
    locations
        .of(step.source().policyId(), step.pointer())
        .ifPresent(where -> json.put("line", where.line()));
  }

  private ObjectNode uncertain(Uncertain uncertain) {
    ObjectNode json = NODES.objectNode();
    json.put("path", uncertain.path());
    ArrayNode candidates = json.putArray("candidates");
    uncertain.candidates().forEach(it -> candidates.add(candidate(it)));
    json.put("maybeNotSet", uncertain.lock().isPresent());
    uncertain.lock().ifPresent(lock -> json.set("lock", source(lock)));
    ArrayNode because = json.putArray("because");
    uncertain.because().forEach(rule -> because.add(rule.name().toLowerCase(Locale.ROOT)));
    return json;
  }

  private static ObjectNode ignored(IgnoredOperator ignored) {
    ObjectNode json = NODES.objectNode();
    json.put("path", ignored.path());
    json.put("operator", ignored.operator());
    json.setAll(source(ignored.source()));
    json.set("lock", source(ignored.lock()));
    return json;
  }

  private static ObjectNode source(Source source) {
    ObjectNode json = NODES.objectNode();
    json.put("policyId", source.policyId().value());
    json.put("policyName", source.policyName().value());
    json.put("targetId", source.targetId().value());
    return json;
  }
}
