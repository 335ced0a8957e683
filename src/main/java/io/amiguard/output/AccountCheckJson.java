package io.amiguard.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.plan.FindingJson;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Status;
import java.util.List;

/** What a check of accounts found, for programs. */
public final class AccountCheckJson {

  private AccountCheckJson() {}

  /** Returns it in the shape that {@code account check -o json} prints. */
  public static ObjectNode of(List<Finding> findings, Coverage coverage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1");
    json.put("complete", coverage.count(Status.UNKNOWN) == 0);
    json.set("inForce", VerificationJson.inForce(coverage));
    json.set("findings", FindingJson.findings(findings));
    return json;
  }
}
