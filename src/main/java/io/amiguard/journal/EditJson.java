package io.amiguard.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyId;
import java.util.Optional;

/** What changes do to their policies, as the lines of a journal tell it. */
final class EditJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EditJson() {}

  static ObjectNode of(Edit.Whole whole) {
    ObjectNode json = NODES.objectNode();
    json.set(JournalKeys.BEFORE, PolicyJson.of(whole.before()));
    json.set(JournalKeys.AFTER, PolicyJson.of(whole.after()));
    return json;
  }

  static ObjectNode of(Edit.Attachment attachment) {
    ObjectNode json = NODES.objectNode();
    json.putObject(JournalKeys.BEFORE).put(JournalKeys.ATTACHED, !attachment.attached());
    json.putObject(JournalKeys.AFTER).put(JournalKeys.ATTACHED, attachment.attached());
    if (attachment.first().isPresent()) {
      json.set(JournalKeys.POLICY, PolicyJson.of(attachment.first()));
    }
    return json;
  }

  /**
   * Returns what a line tells.
   *
   * @throws IllegalArgumentException if it tells nothing of the kind
   */
  static Edit read(JsonNode line) {
    JsonNode after = line.path(JournalKeys.AFTER);
    return after.has(JournalKeys.ATTACHED)
        ? new Edit.Attachment(
            id(line),
            new TargetId(line.required(JournalKeys.TARGET_ID).asText()),
            after.get(JournalKeys.ATTACHED).asBoolean(),
            PolicyJson.read(line.path(JournalKeys.POLICY)))
        : new Edit.Whole(before(line), PolicyJson.read(after));
  }

  /** A policy can only be created where none of its name is; one that was there is another one. */
  private static Optional<DeclarativePolicy> before(JsonNode line) {
    return line.path(JournalKeys.ACTION).asText().equals(JournalKeys.CREATE_POLICY)
        ? Optional.empty()
        : PolicyJson.read(line.path(JournalKeys.BEFORE));
  }

  private static Optional<PolicyId> id(JsonNode line) {
    JsonNode id = line.path(JournalKeys.POLICY_ID);
    return id.isTextual() ? Optional.of(new PolicyId(id.asText())) : Optional.empty();
  }
}
