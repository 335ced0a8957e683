package io.amiguard.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DeclarativePoliciesReport;
import software.amazon.awssdk.services.ec2.model.ReportState;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * One account status report, as the inventory keeps it.
 *
 * @param json with the summary, which is made when the report is started
 */
record PolicyReport(ObjectNode json) {
  static final String ID = "id";
  static final String REGION = "region";
  static final String BUCKET = "bucket";
  static final String PREFIX = "prefix";
  static final String TARGET_ID = "targetId";
  static final String STATUS = "status";
  static final String START = "start";
  static final String POLLS_LEFT = "pollsLeft";
  static final String TAGS = "tags";
  static final String SUMMARY = "summary";
  private static final String END = "end";

  String id() {
    return json.path(ID).asText();
  }

  boolean isIn(String region) {
    return json.path(REGION).asText().equals(region);
  }

  boolean is(ReportState state) {
    return json.path(STATUS).asText().equals(state.toString());
  }

  JsonNode summary() {
    return json.path(SUMMARY);
  }

  /** Returns the report after somebody has looked: it runs on, or ends. */
  PolicyReport polled(ReportState end, Instant now) {
    if (!is(ReportState.RUNNING)) {
      return this;
    }
    int left = json.path(POLLS_LEFT).asInt();
    return left > 0 ? new PolicyReport(json.deepCopy().put(POLLS_LEFT, left - 1)) : ended(end, now);
  }

  PolicyReport ended(ReportState end, Instant now) {
    return new PolicyReport(json.deepCopy().put(STATUS, end.toString()).put(END, now.toString()));
  }

  DeclarativePoliciesReport shape() {
    return DeclarativePoliciesReport.builder()
        .reportId(id())
        .s3Bucket(json.path(BUCKET).asText())
        .s3Prefix(json.path(PREFIX).textValue())
        .targetId(json.path(TARGET_ID).asText())
        .startTime(time(START))
        .endTime(time(END))
        .status(json.path(STATUS).asText())
        .tags(tags())
        .build();
  }

  @Nullable Instant time(String key) {
    String text = json.path(key).textValue();
    return text == null ? null : Instant.parse(text);
  }

  private List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    json.path(TAGS)
        .properties()
        .forEach(
            tag ->
                tags.add(Tag.builder().key(tag.getKey()).value(tag.getValue().asText()).build()));
    return tags;
  }
}
