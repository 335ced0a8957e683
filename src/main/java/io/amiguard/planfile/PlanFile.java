package io.amiguard.planfile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Adoption;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.DesiredPolicy;
import io.amiguard.plan.FindingJson;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import io.amiguard.plan.PlanOptions;
import io.amiguard.plan.Planner;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyName;
import io.amiguard.snapshot.Snapshot;
import io.amiguard.snapshot.SnapshotReader;
import io.amiguard.snapshot.SnapshotWriter;
import io.amiguard.source.JsonKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the text of a file: what {@code plan -o json} prints, and beside it what the settings
 * wanted and the organization that the plan was made for. Planning is a pure function, so these two
 * give the plan again; that it is the plan of the file is checked.
 */
public final class PlanFile {
  private static final String VERSION = "formatVersion";
  private static final String FORMAT = "1";
  private static final String ID = "planId";
  private static final String NAMES = "providerNames";
  private static final String DESIRED = "desired";
  private static final String ORGANIZATION = "organization";

  /** The rules of planning itself. */
  private static final List<String> OWN_AREAS = List.of("plan.", "limits.", "inheritance.");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build());
  }

  private PlanFile() {}

  /**
   * Returns the text of a plan file.
   *
   * @param id that no other file has; a plan is good once, and this says which it was
   * @param providerNames the names that the settings give to account ids
   */
  public static String write(UUID id, Plan plan, Map<String, String> providerNames) {
    ObjectNode json = PlanJson.of(plan);
    json.put(ID, id.toString());
    ObjectNode names = json.putObject(NAMES);
    new TreeMap<>(providerNames).forEach(names::put);
    json.set(DESIRED, PlanJson.desired(plan.desired()));
    Set<String> services =
        plan.current().hasServiceAccess() ? Set.of(DeclarativePolicy.SERVICE_PRINCIPAL) : Set.of();
    Snapshot snapshot = Snapshot.of(plan.current().tree(), services, plan.current().policies());
    try {
      json.set(ORGANIZATION, MAPPER.readTree(SnapshotWriter.write(snapshot)));
      ObjectNode asRead = (ObjectNode) MAPPER.readTree(json.toString());
      Seal.put(asRead);
      return asRead.toPrettyString() + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan and a snapshot are JSON", e);
    }
  }

  /**
   * Returns the plan of a file, with the provider names of its settings.
   *
   * @param file its name as the user gave it
   * @throws AmiguardException if the text is no plan, or not the plan that its parts give
   */
  public static SavedPlan read(String file, String text) {
    JsonNode json = parse(file, text);
    CurrentOrganization current = current(file, json);
    List<DesiredPolicy> desired = desired(file, json, current.tree());
    List<Finding> findings = findings(file, json);
    List<Finding> ofSettings = findings.stream().filter(PlanFile::isOfSettings).toList();
    Plan plan = Planner.plan(current, desired, options(file, json), ofSettings);
    if (!PlanJson.fingerprint(plan).equals(json.path("fingerprint").asText())
        || !PlanJson.changes(plan).equals(json.get("changes"))) {
      throw changed(file);
    }
    return new SavedPlan(
        json.get(ID).asText(), plan.withLeftOversOf(findings), ofSettings, names(json));
  }

  private static Map<String, String> names(JsonNode json) {
    Map<String, String> names = new TreeMap<>();
    json.path(NAMES)
        .properties()
        .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
    return names;
  }

  /** Returns whether a file holds a plan, be it of another version or damaged. */
  public static boolean isIn(Path file) {
    return JsonKeys.areIn(file, Set.of(VERSION, DESIRED, ORGANIZATION));
  }

  private static JsonNode parse(String file, String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json.isObject() && json.has(DESIRED) && json.has(ORGANIZATION)) {
        requireVersion(file, json.path(VERSION));
        if (json.path(ID).isTextual() && json.has(Seal.KEY)) {
          requireUnbroken(file, json);
          return json;
        }
      }
    } catch (JsonProcessingException e) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "plan file %s is not JSON. Make one with 'amiguard plan --out FILE'."
              .formatted(file + place(e.getLocation())),
          e);
    }
    throw noPlan(file);
  }

  /** Jackson's errors about its own limits carry no place. */
  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ":%d:%d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static void requireUnbroken(String file, JsonNode json) {
    if (!Seal.isUnbroken(json)) {
      throw changed(file);
    }
  }

  private static AmiguardException changed(String file) {
    return new AmiguardException(
        Kind.INVALID_INPUT,
        "plan file %s was changed, or made by another version of amiguard. Plan again."
            .formatted(file));
  }

  private static void requireVersion(String file, JsonNode version) {
    if (!version.isTextual() || !version.textValue().equals(FORMAT)) {
      throw new AmiguardException(
          Kind.INVALID_INPUT,
          "plan file %s has no formatVersion that this amiguard knows, which is \"%s\". Plan again."
              .formatted(file, FORMAT));
    }
  }

  private static CurrentOrganization current(String file, JsonNode json) {
    List<Finding> findings = new ArrayList<>();
    Optional<Snapshot> snapshot =
        SnapshotReader.read(file, json.get(ORGANIZATION).toString(), findings);
    return snapshot
        .map(
            read ->
                new CurrentOrganization(
                    read.tree(),
                    read.servicePrincipals().contains(DeclarativePolicy.SERVICE_PRINCIPAL),
                    read.policies()))
        .orElseThrow(() -> noPlan(file));
  }

  private static List<DesiredPolicy> desired(String file, JsonNode json, OrganizationTree tree) {
    List<DesiredPolicy> desired = new ArrayList<>();
    try {
      for (JsonNode policy : json.get(DESIRED)) {
        desired.add(
            new DesiredPolicy(
                new PolicyName(policy.required("name").asText()),
                policy.required("description").asText(),
                PolicyDocument.parse(policy.required("content").toString()),
                targets(policy.required("targets"), tree),
                policy.path("adopt").asBoolean() ? Adoption.ALLOWED : Adoption.REFUSED));
      }
      return desired;
    } catch (IllegalArgumentException e) {
      throw noPlan(file);
    }
  }

  private static List<TargetId> targets(JsonNode json, OrganizationTree tree) {
    List<TargetId> targets = new ArrayList<>();
    for (JsonNode target : json) {
      TargetId id = new TargetId(target.asText());
      if (!tree.contains(id)) {
        throw new IllegalArgumentException(id + " is not in the organization of the plan");
      }
      targets.add(id);
    }
    return targets;
  }

  private static PlanOptions options(String file, JsonNode json) {
    try {
      return PlanJson.readOptions(json);
    } catch (IllegalArgumentException e) {
      throw noPlan(file);
    }
  }

  private static List<Finding> findings(String file, JsonNode json) {
    try {
      return FindingJson.readFindings(json.path("findings"));
    } catch (IllegalArgumentException e) {
      throw noPlan(file);
    }
  }

  /** Findings of planning come again by themselves; those of the settings do not. */
  private static boolean isOfSettings(Finding finding) {
    return OWN_AREAS.stream().noneMatch(finding.rule()::startsWith);
  }

  private static AmiguardException noPlan(String file) {
    return new AmiguardException(
        Kind.INVALID_INPUT,
        "%s is not a plan file. Make one with 'amiguard plan --out FILE'.".formatted(file));
  }
}
