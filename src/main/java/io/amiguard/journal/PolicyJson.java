package io.amiguard.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole policy in a journal: everything that it takes to bring it back. */
final class PolicyJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PolicyJson() {}

  static JsonNode of(Optional<DeclarativePolicy> policy) {
    return policy.<JsonNode>map(PolicyJson::of).orElseGet(NODES::nullNode);
  }

  private static ObjectNode of(DeclarativePolicy policy) {
    ObjectNode json = NODES.objectNode();
    json.put(JournalKeys.POLICY_ID, policy.id().isKnown() ? policy.id().value() : null);
    json.put(JournalKeys.POLICY_NAME, policy.name().value());
    json.put(JournalKeys.DESCRIPTION, policy.description());
    ObjectNode tags = json.putObject(JournalKeys.TAGS);
    new TreeMap<>(policy.tags()).forEach(tags::put);
    ArrayNode targets = json.putArray(JournalKeys.TARGETS);
    policy.targets().forEach(target -> targets.add(target.value()));
    json.set(JournalKeys.CONTENT, policy.document().json());
    return json;
  }

  /**
   * Returns the policy that {@link #of(Optional)} wrote.
   *
   * @throws IllegalArgumentException if the JSON is none
   */
  static Optional<DeclarativePolicy> read(JsonNode json) {
    if (json.isNull() || json.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode id = json.path(JournalKeys.POLICY_ID);
    return Optional.of(
        new DeclarativePolicy(
            id.isTextual() ? new PolicyId(id.asText()) : PolicyId.UNKNOWN,
            new PolicyName(json.required(JournalKeys.POLICY_NAME).asText()),
            json.required(JournalKeys.DESCRIPTION).asText(),
            tags(json.required(JournalKeys.TAGS)),
            PolicyDocument.parse(json.required(JournalKeys.CONTENT).toString()),
            targets(json.required(JournalKeys.TARGETS))));
  }

  private static Map<String, String> tags(JsonNode json) {
    Map<String, String> tags = new HashMap<>();
    json.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }

  private static List<TargetId> targets(JsonNode json) {
    List<TargetId> targets = new ArrayList<>();
    json.forEach(target -> targets.add(new TargetId(target.asText())));
    return targets;
  }
}
