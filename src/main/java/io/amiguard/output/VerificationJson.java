package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.plan.FindingJson;
import io.amiguard.plan.Plan;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Level;
import io.amiguard.verify.Verification;
import io.amiguard.verify.Verification.Completeness;

/** What a check found, for programs. */
public final class VerificationJson {

  private VerificationJson() {}

  /** Returns the verification in the shape that {@code check -o json} prints. */
  public static ObjectNode of(Verification verification, Plan plan, Level level) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1");
    json.put("organizationId", plan.current().tree().organizationId());
    json.put("level", level.word());
    json.put("complete", verification.completeness() == Completeness.COMPLETE);
    ArrayNode compared = json.putArray("comparedAccounts");
    verification.sample().accounts().forEach(account -> compared.add(account.value()));
    json.put("activeAccounts", verification.sample().outOf());
    verification.coverage().ifPresent(coverage -> json.set("inForce", inForce(coverage)));
    json.set("findings", FindingJson.findings(verification.findings()));
    return json;
  }

  static ObjectNode inForce(Coverage coverage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("accounts", coverage.scope().accounts().size());
    json.put("notActive", coverage.scope().notActive());
    json.put("answers", coverage.places());
    json.put("inForce", coverage.inForce());
    ArrayNode differing = json.putArray("differing");
    coverage
        .differing()
        .forEach(
            (account, row) -> {
              ObjectNode entry = differing.addObject().put("accountId", account.value());
              ObjectNode regions = entry.putObject("regions");
              row.forEach((region, status) -> regions.put(region, status.word()));
            });
    return json;
  }
}
