package io.amiguard.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.account.AccountPlanJson;
import io.amiguard.account.SettingCall;
import io.amiguard.plan.Change;
import io.amiguard.plan.ChangeJson;
import io.amiguard.plan.LimitsJson;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyName;
import java.time.Instant;
import java.util.Optional;

/** The lines of a journal file, each a JSON object. */
final class JournalLines {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JournalLines() {}

  static String heading(Heading heading) {
    ObjectNode json = NODES.objectNode();
    json.put(JournalKeys.FORMAT_VERSION, JournalKeys.VERSION);
    json.put(JournalKeys.LINE, JournalKeys.HEADING);
    json.put(JournalKeys.TIME, heading.time().toString());
    heading.caller().ifPresent(arn -> json.put(JournalKeys.CALLER, arn));
    heading.organizationId().ifPresent(id -> json.put(JournalKeys.ORGANIZATION_ID, id));
    json.put(JournalKeys.FINGERPRINT, heading.fingerprint());
    heading.planId().ifPresent(id -> json.put(JournalKeys.PLAN_ID, id));
    json.put(JournalKeys.CHANGES, heading.changes());
    LimitsJson.write(heading.limits(), json);
    heading.undoes().ifPresent(entry -> json.put(JournalKeys.UNDOES, entry));
    return json.toString();
  }

  /** Returns the line of a change that is about to be made. */
  static String begin(int number, Instant time, Change change, Edit edit) {
    ObjectNode json = NODES.objectNode();
    json.put(JournalKeys.LINE, JournalKeys.BEGIN);
    json.put(JournalKeys.NUMBER, number);
    json.put(JournalKeys.TIME, time.toString());
    json.setAll(ChangeJson.of(change));
    edit.id().ifPresent(id -> json.put(JournalKeys.POLICY_ID, id.value()));
    if (policy(change).isPresent()) {
      json.setAll(edit.json());
    }
    return json.toString();
  }

  /** Returns the line of a call that is about to change what an account has set. */
  static String begin(int number, Instant time, SettingCall call) {
    ObjectNode json = NODES.objectNode();
    json.put(JournalKeys.LINE, JournalKeys.BEGIN);
    json.put(JournalKeys.NUMBER, number);
    json.put(JournalKeys.TIME, time.toString());
    json.setAll(AccountPlanJson.of(call));
    return json.toString();
  }

  static String done(int number, Instant time, Optional<PolicyId> id) {
    ObjectNode json = result(number, time, Step.Outcome.DONE);
    id.ifPresent(known -> json.put(JournalKeys.POLICY_ID, known.value()));
    return json.toString();
  }

  static String stopped(int number, Instant time, Step.Outcome how, String message) {
    return result(number, time, how).put(JournalKeys.MESSAGE, message).toString();
  }

  static String action(Change change) {
    return ChangeJson.of(change).path(JournalKeys.ACTION).asText();
  }

  /** Returns the policy that a change is about; enabling something is about none. */
  static Optional<PolicyName> policy(Change change) {
    JsonNode name = ChangeJson.of(change).path(JournalKeys.POLICY_NAME);
    return name.isTextual() ? Optional.of(new PolicyName(name.asText())) : Optional.empty();
  }

  private static ObjectNode result(int number, Instant time, Step.Outcome outcome) {
    return NODES
        .objectNode()
        .put(JournalKeys.LINE, JournalKeys.RESULT)
        .put(JournalKeys.NUMBER, number)
        .put(JournalKeys.TIME, time.toString())
        .put(JournalKeys.OUTCOME, outcome.word());
  }
}
