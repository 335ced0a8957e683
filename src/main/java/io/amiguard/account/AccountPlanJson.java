package io.amiguard.account;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.FindingJson;
import io.amiguard.plan.LimitsJson;
import io.amiguard.policy.Fingerprint;
import io.amiguard.survey.Place;
import java.util.List;
import java.util.Locale;

/** A plan for accounts as JSON that other programs read; the shape only grows. */
public final class AccountPlanJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AccountPlanJson() {}

  public static ObjectNode of(AccountPlan plan) {
    ObjectNode json = head(plan);
    json.set("effects", effects(plan));
    json.put("regionsAsWanted", plan.asWanted());
    json.set("unknown", unknown(plan.live()));
    json.set("findings", FindingJson.findings(plan.findings()));
    json.put("fingerprint", fingerprint(plan));
    return json;
  }

  /**
   * Returns a text that two plans share only if they make the same calls in the same order, from
   * the same settings that were there before.
   */
  public static String fingerprint(AccountPlan plan) {
    ObjectNode numbered = head(plan);
    ArrayNode steps = NODES.arrayNode();
    numbered
        .get("changes")
        .forEach(it -> steps.addObject().put("step", steps.size()).set("of", it));
    numbered.set("changes", steps);
    return Fingerprint.of(numbered);
  }

  private static ObjectNode head(AccountPlan plan) {
    ObjectNode json = NODES.objectNode();
    json.put("formatVersion", "1");
    ArrayNode changes = json.putArray("changes");
    plan.calls().forEach(call -> changes.add(of(call)));
    LimitsJson.write(plan.limits(), json);
    return json;
  }

  /** Returns a call with what is there before and after it. */
  public static ObjectNode of(SettingCall call) {
    ObjectNode json = NODES.objectNode();
    json.put("action", call.action());
    json.put("accountId", call.place().account().value());
    json.put("region", call.place().region());
    json.set("before", SettingJson.of(call.before()));
    json.set("after", SettingJson.of(call.after()));
    return json;
  }

  private static ArrayNode effects(AccountPlan plan) {
    ArrayNode array = NODES.arrayNode();
    plan.groups()
        .forEach(
            (transition, places) -> {
              ObjectNode json = array.addObject();
              json.set("places", places(places));
              json.set("before", SettingJson.of(transition.before()));
              json.set("after", SettingJson.of(transition.after()));
              json.put("launches", transition.launches().name().toLowerCase(Locale.ROOT));
            });
    return array;
  }

  private static ArrayNode places(List<Place> places) {
    ArrayNode array = NODES.arrayNode();
    places.forEach(place -> array.add(place(place.account()).put("region", place.region())));
    return array;
  }

  private static ArrayNode unknown(LiveSettings live) {
    ArrayNode array = NODES.arrayNode();
    live.unreadable().forEach((account, why) -> array.add(place(account).put("reason", why)));
    live.unknown()
        .forEach(
            (place, why) ->
                array.add(place(place.account()).put("region", place.region()).put("reason", why)));
    return array;
  }

  private static ObjectNode place(TargetId account) {
    return NODES.objectNode().put("accountId", account.value());
  }
}
