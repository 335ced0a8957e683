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
import java.util.TreeMap;

/** Writes changes as JSON; documents are JSON too, never a text within a text. */
final class ChangeJson implements PolicyWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ArrayNode array = NODES.arrayNode();

  private ChangeJson() {}

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
    ObjectNode written = after.putObject("tags");
    new TreeMap<>(tags).forEach(written::put);
    after.set("content", document.json());
  }

  @Override
  public void update(DeclarativePolicy before, String description, PolicyDocument document) {
    ObjectNode json = action("update_policy");
    json.put("policyId", before.id().value()).put("policyName", before.name().value());
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

  private static void put(ObjectNode side, String description, PolicyDocument document) {
    side.put("description", description).set("content", document.json());
  }
}
