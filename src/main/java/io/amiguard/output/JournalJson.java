package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.journal.Heading;
import io.amiguard.journal.Journal;
import io.amiguard.journal.JournalEntry;
import io.amiguard.journal.Step;

/** The entries of a journal as JSON that other programs read. */
public final class JournalJson {

  private JournalJson() {}

  /** Returns all entries, newest first. */
  public static ObjectNode of(Journal journal) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1");
    ArrayNode entries = json.putArray("entries");
    journal.entries().forEach(entry -> entries.add(of(entry)));
    return json;
  }

  private static ObjectNode of(JournalEntry entry) {
    Heading heading = entry.heading();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("entry", entry.id());
    json.put("time", heading.time().toString());
    json.put("caller", heading.caller().orElse(null));
    json.put("organizationId", heading.organizationId().orElse(null));
    json.put("fingerprint", heading.fingerprint());
    json.put("planId", heading.planId().orElse(null));
    json.put("undoes", heading.undoes().orElse(null));
    json.put("status", entry.status().word());
    json.put("changesDone", entry.done());
    json.put("changesTotal", heading.changes());
    ArrayNode steps = json.putArray("changes");
    entry.steps().forEach(step -> steps.add(of(step)));
    return json;
  }

  private static ObjectNode of(Step step) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("number", step.number());
    json.put("time", step.time().toString());
    json.put("action", step.action());
    step.policy().ifPresent(name -> json.put("policyName", name.value()));
    step.place()
        .ifPresent(
            place -> {
              json.put("accountId", place.account().value());
              json.put("region", place.region());
            });
    json.put("outcome", step.outcome().word());
    step.message().ifPresent(message -> json.put("message", message));
    return json;
  }
}
