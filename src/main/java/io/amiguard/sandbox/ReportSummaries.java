package io.amiguard.sandbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.Account;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.AttributeSummary;
import software.amazon.awssdk.services.ec2.model.GetDeclarativePoliciesReportSummaryResponse;
import software.amazon.awssdk.services.ec2.model.RegionalSummary;

/**
 * What account status reports come to. An account matches if it has the most frequent value in all
 * of its Regions. Beside Allowed AMIs there is one other attribute, the same everywhere.
 */
record ReportSummaries(Context context) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ACCOUNTS = "accounts";
  private static final String FAILED_ACCOUNTS = "failedAccounts";
  private static final String ATTRIBUTES = "attributes";
  private static final String REGIONS = "regions";
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String MATCHED = "matched";
  private static final String UNMATCHED = "unmatched";

  /** Returns the summary over the active accounts below a target, to be kept. */
  ObjectNode of(TargetId target) {
    PolicyReports reports = new PolicyReports(context.snapshot());
    List<TargetId> all =
        context.tree().accountsUnder(target).stream()
            .filter(Account::isActive)
            .map(Account::id)
            .toList();
    List<TargetId> reached =
        all.stream().filter(account -> !reports.isOutOfReach(account)).toList();
    ObjectNode summary = NODES.objectNode();
    summary.put(ACCOUNTS, all.size());
    summary.put(FAILED_ACCOUNTS, all.size() - reached.size());
    ArrayNode attributes = summary.putArray(ATTRIBUTES);
    if (!reached.isEmpty()) {
      attributes.add(attribute(reports.attribute(), reached, this::stateOfImages));
      attributes.add(attribute("serial_console_access", reached, (account, region) -> "disabled"));
    }
    return summary;
  }

  static GetDeclarativePoliciesReportSummaryResponse shape(PolicyReport report) {
    JsonNode summary = report.summary();
    List<AttributeSummary> attributes = new ArrayList<>();
    summary.path(ATTRIBUTES).forEach(json -> attributes.add(attribute(json)));
    return GetDeclarativePoliciesReportSummaryResponse.builder()
        .reportId(report.id())
        .s3Bucket(report.shape().s3Bucket())
        .s3Prefix(report.shape().s3Prefix())
        .targetId(report.shape().targetId())
        .startTime(report.shape().startTime())
        .endTime(report.shape().endTime())
        .numberOfAccounts(summary.path(ACCOUNTS).asInt())
        .numberOfFailedAccounts(summary.path(FAILED_ACCOUNTS).asInt())
        .attributeSummaries(attributes)
        .build();
  }

  private static AttributeSummary attribute(JsonNode json) {
    List<RegionalSummary> regions = new ArrayList<>();
    json.path(REGIONS)
        .forEach(
            region ->
                regions.add(
                    RegionalSummary.builder()
                        .regionName(region.path(NAME).asText())
                        .numberOfMatchedAccounts(region.path(MATCHED).asInt())
                        .numberOfUnmatchedAccounts(region.path(UNMATCHED).asInt())
                        .build()));
    return AttributeSummary.builder()
        .attributeName(json.path(NAME).asText())
        .mostFrequentValue(json.path(VALUE).asText())
        .numberOfMatchedAccounts(json.path(MATCHED).asInt())
        .numberOfUnmatchedAccounts(json.path(UNMATCHED).asInt())
        .regionalSummaries(regions)
        .build();
  }

  private String stateOfImages(TargetId account, String region) {
    return AllowedImages.visible(context.live().visible(), account, region).state().inEc2();
  }

  private ObjectNode attribute(
      String name, List<TargetId> accounts, BiFunction<TargetId, String, String> valueOf) {
    Map<TargetId, Map<String, String>> values = new TreeMap<>();
    for (TargetId account : accounts) {
      Map<String, String> row = values.computeIfAbsent(account, key -> new TreeMap<>());
      new Access(context.snapshot())
          .regions(account)
          .forEach(region -> row.put(region, valueOf.apply(account, region)));
    }
    String most = mostFrequent(values.values());
    ObjectNode attribute = NODES.objectNode().put(NAME, name).put(VALUE, most);
    count(
        attribute,
        values.values().stream().map(row -> row.values().stream().allMatch(most::equals)));
    ArrayNode regions = attribute.putArray(REGIONS);
    byRegion(values.values())
        .forEach(
            (region, found) ->
                count(regions.addObject().put(NAME, region), found.stream().map(most::equals)));
    return attribute;
  }

  private static void count(ObjectNode into, Stream<Boolean> matches) {
    List<Boolean> all = matches.toList();
    int matched = (int) all.stream().filter(isMatch -> isMatch).count();
    into.put(MATCHED, matched).put(UNMATCHED, all.size() - matched);
  }

  private static SortedMap<String, List<String>> byRegion(Collection<Map<String, String>> rows) {
    SortedMap<String, List<String>> values = new TreeMap<>();
    rows.forEach(
        row ->
            row.forEach(
                (region, value) ->
                    values.computeIfAbsent(region, key -> new ArrayList<>()).add(value)));
    return values;
  }

  private static String mostFrequent(Collection<Map<String, String>> rows) {
    return rows.stream()
        .flatMap(row -> row.values().stream())
        .collect(groupingBy(value -> value, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
