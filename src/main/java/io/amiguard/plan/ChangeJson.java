package io.amiguard.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.PolicyWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes changes as JSON; documents are JSON too, never a text within a text. */
public final class ChangeJson implements PolicyWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ArrayNode array = NODES.arrayNode();

  private ChangeJson() {}

  /** Returns a single change. */
  public static ObjectNode of(Change change) {
    ChangeJson json = new ChangeJson();
    change.applyTo(json);
    return (ObjectNode) json.array.get(0);
  }

  static ArrayNode of(List<Change> changes) {
    ChangeJson json = new ChangeJson();
    changes.forEach(change -> change.applyTo(json));
    return json.array;
  }

  @Override
  public void enableServiceAccess(String servicePrincipal) {
    action("enable_service_access").put("servicePrincipal", servicePrincipal);
  }

  @Override
  public void enablePolicyType(TargetId root, String policyType) {
    action("enable_policy_type").put("rootId", root.value()).put("policyType", policyType);
  }

  @Override
  public void create(
      PolicyName name, String description, PolicyDocument document, Map<String, String> tags) {
    ObjectNode json = action("create_policy").put("policyName", name.value());
    ObjectNode after = json.putNull("before").putObject("after");
    after.put("description", description);
    put(after, tags);
    after.set("content", document.json());
  }

  @Override
  public void tag(DeclarativePolicy before, Map<String, String> tags) {
    ObjectNode json = action("tag_policy", before);
    put(json.putObject("before"), tagsOf(before, tags.keySet()));
    put(json.putObject("after"), tags);
  }

  @Override
  public void untag(DeclarativePolicy before, Set<String> keys) {
    ObjectNode json = action("untag_policy", before);
    put(json.putObject("before"), tagsOf(before, keys));
    put(json.putObject("after"), Map.of());
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    ObjectNode json = action("update_policy", before);
    put(json.putObject("before"), before.description(), before.document());
    put(json.putObject("after"), description, document);
  }

  @Override
  public void attach(PolicyName policy, TargetId target) {
    action("attach_policy").put("policyName", policy.value()).put("targetId", target.value());
  }

  @Override
  public void detach(PolicyName policy, TargetId target) {
    action("detach_policy").put("policyName", policy.value()).put("targetId", target.value());
  }

  @Override
  public void delete(PolicyName policy) {
    action("delete_policy").put("policyName", policy.value());
  }

  private ObjectNode action(String action) {
    return array.addObject().put("action", action);
  }

  private ObjectNode action(String action, DeclarativePolicy policy) {
    return action(action)
        .put("policyId", policy.id().value())
        .put("policyName", policy.name().value());
  }

  /** The tags of the change alone: what else a policy is tagged with is not ours to repeat. */
  private static Map<String, String> tagsOf(DeclarativePolicy policy, Set<String> keys) {
    Map<String, String> tags = new TreeMap<>(policy.tags());
    tags.keySet().retainAll(keys);
    return tags;
  }

  private static void put(ObjectNode side, Map<String, String> tags) {
    ObjectNode written = side.putObject("tags");
    new TreeMap<>(tags).forEach(written::put);
  }

  private static void put(ObjectNode side, String description, PolicyDocument document) {
    side.put("description", description).set("content", document.json());
  }
}
