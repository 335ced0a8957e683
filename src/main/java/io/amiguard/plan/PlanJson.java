package io.amiguard.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.PlanOptions.LeftOvers;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.Difference;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan as JSON that other programs read; the shape carries its version and only grows. */
public final class PlanJson {
  private static final String CHANGES = "changes";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The running instances whose images the plan would block; no part of the fingerprint. */
  private static final String INSTANCES = "runningInstances";

  private PlanJson() {}

  /** Returns the plan with its effects on accounts. */
  public static ObjectNode of(Plan plan) {
    ObjectNode json = head(plan);
    String fingerprint = fingerprint(json);
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
    json.set("effects", effects(effects, plan.options().blocked()));
    plan.options()
        .blocked()
        .ifPresent(instances -> json.set(INSTANCES, BlockedInstancesJson.of(instances)));
    json.put(
        "affectedAccounts", effects.stream().mapToInt(effect -> effect.accounts().size()).sum());
    json.set("findings", FindingJson.findings(plan.findings()));
    json.put("fingerprint", fingerprint);
    return json;
  }

  /**
   * Returns a text that two plans share only if they make the same changes in the same order, for
   * the same settings, resting on the same live policies and the same accounts.
   */
  public static String fingerprint(Plan plan) {
    return fingerprint(head(plan));
  }

  /** Lists are sets to {@link Fingerprint}; the order of changes is part of their meaning. */
  private static String fingerprint(ObjectNode head) {
    ObjectNode numbered = head.deepCopy();
    numbered.set(CHANGES, numbered(head.get(CHANGES)));
    return Fingerprint.of(numbered);
  }

  private static ArrayNode numbered(JsonNode changes) {
    ArrayNode steps = NODES.arrayNode();
    for (JsonNode change : changes) {
      steps.addObject().put("step", steps.size()).set("change", change);
    }
    return steps;
  }

  /** Returns the changes of a plan in their order. */
  public static ArrayNode changes(Plan plan) {
    return ChangeJson.of(plan.changes());
  }

  /** Returns whether two plans make changes of the same meaning in the same order. */
  public static boolean haveSameChanges(Plan one, Plan other) {
    return Fingerprint.of(numbered(changes(one))).equals(Fingerprint.of(numbered(changes(other))));
  }

  private static ObjectNode head(Plan plan) {
    ObjectNode json = NODES.objectNode();
    json.put("formatVersion", "1");
    json.put("organizationId", plan.current().tree().organizationId());
    json.put("settingsFingerprint", Fingerprint.of(desired(plan.desired())));
    options(json, plan.options());
    Basis basis = Basis.of(plan, plan.current());
    json.set("preconditions", preconditions(basis));
    json.put("accountsUnderTargets", basis.accounts().size());
    json.put("accountsHash", Fingerprint.of(accounts(basis)));
    json.set(CHANGES, changes(plan));
    return json;
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
    LimitsJson.write(options.limits(), json);
  }

  /**
   * Returns the options that a plan was made with.
   *
   * @throws IllegalArgumentException if a limit is not a number
   */
  public static PlanOptions readOptions(JsonNode json) {
    return new PlanOptions(
        json.path("prune").asBoolean() ? LeftOvers.PRUNE : LeftOvers.KEEP,
        LimitsJson.read(json),
        json.has(INSTANCES)
            ? Optional.of(BlockedInstancesJson.read(json.get(INSTANCES)))
            : Optional.empty());
  }

  /** What was live when the plan was made. */
  private static ArrayNode preconditions(Basis basis) {
    ArrayNode array = NODES.arrayNode();
    basis.policies().values().forEach(live -> array.add(precondition(live)));
    return array;
  }

  /** The state of an account decides whether it counts for the limits; most are active. */
  private static ObjectNode accounts(Basis basis) {
    ObjectNode accounts = NODES.objectNode();
    basis
        .accounts()
        .forEach(
            (id, account) ->
                accounts.put(
                    id.value(),
                    account.isActive()
                        ? account.parentId().value()
                        : account.parentId() + " " + account.state()));
    return accounts;
  }

  private static ObjectNode precondition(DeclarativePolicy live) {
    ObjectNode json = NODES.objectNode();
    json.put("policyId", live.id().value());
    json.put("policyName", live.name().value());
    json.put("managed", live.isManaged());
    json.put("description", live.description());
    json.put("contentHash", Fingerprint.of(live.document().json()));
    json.set("targets", ids(live.targets()));
    return json;
  }

  private static ArrayNode effects(List<Effect> effects, Optional<BlockedInstances> blocked) {
    ArrayNode array = NODES.arrayNode();
    for (Effect effect : effects) {
      ObjectNode json = array.addObject();
      json.set("accounts", ids(effect.accounts()));
      json.set("before", effect.before().content());
      json.set("after", effect.after().content());
      json.set("changes", changes(effect.changes()));
      json.set("uncertain", paths(effect.after()));
      json.set("uncertainBefore", paths(effect.before()));
      json.put("launches", effect.launches().name().toLowerCase(Locale.ROOT));
      blocked
          .map(all -> all.in(effect.accounts()))
          .ifPresent(
              there ->
                  json.putObject(INSTANCES)
                      .put("blocked", there.blockedCount())
                      .put("unknown", there.unknownCount())
                      .put("accounts", there.blocked().size()));
    }
    return array;
  }

  /** What becomes different, with what it does to the set of images that match. */
  private static ArrayNode changes(List<EffectChange> changes) {
    ArrayNode array = NODES.arrayNode();
    for (EffectChange change : changes) {
      Difference difference = change.difference();
      ObjectNode json = array.addObject();
      json.put("path", "/" + String.join("/", difference.path()));
      json.put("direction", change.direction().name().toLowerCase(Locale.ROOT));
      if (difference.isList()) {
        difference.added().forEach(json.putArray("added")::add);
        difference.removed().forEach(json.putArray("removed")::add);
      } else {
        json.set("before", difference.before().orElse(NODES.nullNode()));
        json.set("after", difference.after().orElse(NODES.nullNode()));
      }
    }
    return array;
  }

  private static ArrayNode paths(EffectivePolicy policy) {
    ArrayNode array = NODES.arrayNode();
    policy.uncertain().forEach(value -> array.add(value.path()));
    return array;
  }

  private static ArrayNode ids(List<TargetId> ids) {
    ArrayNode array = NODES.arrayNode();
    ids.forEach(id -> array.add(id.value()));
    return array;
  }
}
