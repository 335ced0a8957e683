package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.report.AttributeSummary;
import io.amiguard.report.BucketPolicy;
import io.amiguard.report.ReportSummary;
import io.amiguard.report.StatusReport;
import java.util.Optional;

/** Account status reports for programs, with the keys of the EC2 API. */
public final class ReportJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ReportJson() {}

  /**
   * Returns what {@code report start} prints.
   *
   * @param id empty where nothing was to be started
   */
  public static ObjectNode of(BucketPolicy policy, Optional<String> id) {
    ObjectNode json = NODES.objectNode().put("formatVersion", "1");
    id.ifPresent(text -> json.put("reportId", text));
    return json.set("bucketPolicy", policy.document());
  }

  /**
   * Returns what {@code report show} prints.
   *
   * @param summary of a report that is complete
   */
  public static ObjectNode of(StatusReport report, Optional<ReportSummary> summary) {
    ObjectNode json = NODES.objectNode().put("formatVersion", "1");
    ObjectNode own = json.putObject("report");
    own.put("reportId", report.id());
    own.put("status", report.status().word());
    own.put("s3Bucket", report.bucket());
    report.prefix().ifPresent(prefix -> own.put("s3Prefix", prefix));
    own.put("targetId", report.target().value());
    own.put("startTime", report.start().toString());
    report.end().ifPresent(end -> own.put("endTime", end.toString()));
    summary.ifPresent(of -> json.set("summary", of(of)));
    return json;
  }

  private static ObjectNode of(ReportSummary summary) {
    ObjectNode json = NODES.objectNode();
    json.put("numberOfAccounts", summary.accounts());
    json.put("numberOfFailedAccounts", summary.failedAccounts());
    ArrayNode attributes = json.putArray("attributeSummaries");
    summary.attributes().forEach(attribute -> attributes.add(of(attribute)));
    return json;
  }

  private static ObjectNode of(AttributeSummary attribute) {
    ObjectNode json = NODES.objectNode();
    json.put("attributeName", attribute.name());
    json.put("mostFrequentValue", attribute.mostFrequentValue());
    json.put("numberOfMatchedAccounts", attribute.matched());
    json.put("numberOfUnmatchedAccounts", attribute.unmatched());
    ArrayNode regions = json.putArray("regionalSummaries");
    attribute
        .regions()
        .forEach(
            region ->
                regions
                    .addObject()
                    .put("regionName", region.region())
                    .put("numberOfMatchedAccounts", region.matched())
                    .put("numberOfUnmatchedAccounts", region.unmatched()));
    return json;
  }
}
