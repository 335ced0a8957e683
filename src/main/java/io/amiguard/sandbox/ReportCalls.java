package io.amiguard.sandbox;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.DeclarativePolicy;
import io.amiguard.sandbox.Paging.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CancelDeclarativePoliciesReportRequest;
import software.amazon.awssdk.services.ec2.model.CancelDeclarativePoliciesReportResponse;
import software.amazon.awssdk.services.ec2.model.DescribeDeclarativePoliciesReportsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDeclarativePoliciesReportsResponse;
import software.amazon.awssdk.services.ec2.model.GetDeclarativePoliciesReportSummaryRequest;
import software.amazon.awssdk.services.ec2.model.GetDeclarativePoliciesReportSummaryResponse;
import software.amazon.awssdk.services.ec2.model.ReportState;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.StartDeclarativePoliciesReportRequest;
import software.amazon.awssdk.services.ec2.model.StartDeclarativePoliciesReportResponse;

/**
 * Account status reports (EC2 API Reference, {@code StartDeclarativePoliciesReport}): one runs at a
 * time in the whole organization. AWS documents what is refused, and neither the codes of the
 * errors nor whether a report shows in other Regions than its own; here it does not.
 */
final class ReportCalls extends Ec2Part {
  private static final int MOST_RESULTS = 1_000;
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  ReportCalls(Context context) {
    super(context);
  }

  @Override
  public StartDeclarativePoliciesReportResponse startDeclarativePoliciesReport(
      StartDeclarativePoliciesReportRequest request) {
    requireAdministrator();
    requireServiceAccess();
    TargetId target = target(request.targetId());
    String bucket = bucket(request.s3Bucket());
    requireOneAtATime();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(PolicyReport.ID, context.live().newId("report-", 17, this::isTaken));
    json.put(PolicyReport.REGION, region());
    json.put(PolicyReport.BUCKET, bucket);
    json.put(PolicyReport.PREFIX, request.s3Prefix());
    json.put(PolicyReport.TARGET_ID, target.value());
    json.put(PolicyReport.STATUS, ReportState.RUNNING.toString());
    json.put(PolicyReport.START, context.clock().instant().toString());
    json.put(PolicyReport.POLLS_LEFT, reports().polls());
    json.set(PolicyReport.TAGS, tags(request));
    json.set(PolicyReport.SUMMARY, new ReportSummaries(context).of(target));
    keep(new PolicyReport(json));
    return StartDeclarativePoliciesReportResponse.builder()
        .reportId(json.path(PolicyReport.ID).asText())
        .build();
  }

  @Override
  public DescribeDeclarativePoliciesReportsResponse describeDeclarativePoliciesReports(
      DescribeDeclarativePoliciesReportsRequest request) {
    requireAdministrator();
    List<PolicyReport> wanted =
        request.reportIds().isEmpty()
            ? reports().all().stream().filter(report -> report.isIn(region())).toList()
            : request.reportIds().stream().map(this::report).toList();
    Page<PolicyReport> page = page(wanted, request.maxResults(), MOST_RESULTS, request.nextToken());
    return DescribeDeclarativePoliciesReportsResponse.builder()
        .reports(page.items().stream().map(report -> polled(report).shape()).toList())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public GetDeclarativePoliciesReportSummaryResponse getDeclarativePoliciesReportSummary(
      GetDeclarativePoliciesReportSummaryRequest request) {
    requireAdministrator();
    PolicyReport report = report(request.reportId());
    if (!report.is(ReportState.COMPLETE)) {
      throw error("IncorrectState", "The report %s is not complete.".formatted(report.id()));
    }
    return ReportSummaries.shape(report);
  }

  @Override
  public CancelDeclarativePoliciesReportResponse cancelDeclarativePoliciesReport(
      CancelDeclarativePoliciesReportRequest request) {
    requireAdministrator();
    PolicyReport report = report(request.reportId());
    if (!report.is(ReportState.RUNNING)) {
      throw error("IncorrectState", "The report %s is not running.".formatted(report.id()));
    }
    keep(report.ended(ReportState.CANCELLED, context.clock().instant()));
    return CancelDeclarativePoliciesReportResponse.builder().returnValue(true).build();
  }

  private PolicyReports reports() {
    return new PolicyReports(context.snapshot());
  }

  private void keep(PolicyReport report) {
    context.live().becomeBeside(reports().with(report));
  }

  /** Looking at a report moves it on. */
  private PolicyReport polled(PolicyReport shown) {
    return context
        .live()
        .inTurn(
            () -> {
              PolicyReport before = report(shown.id());
              PolicyReport after = before.polled(reports().end(), context.clock().instant());
              if (!after.equals(before)) {
                keep(after);
              }
              return after;
            });
  }

  private PolicyReport report(@Nullable String id) {
    if (id == null) {
      throw missing("ReportId");
    }
    return reports()
        .find(id)
        .filter(report -> report.isIn(region()))
        .orElseThrow(
            () ->
                error(
                    "InvalidDeclarativePoliciesReportId.NotFound",
                    "The report '%s' does not exist.".formatted(id)));
  }

  private boolean isTaken(String id) {
    return reports().find(id).isPresent();
  }

  private void requireAdministrator() {
    if (!reports().isAdministrator(account())) {
      throw denied();
    }
  }

  private void requireServiceAccess() {
    if (!context.snapshot().servicePrincipals().contains(DeclarativePolicy.SERVICE_PRINCIPAL)) {
      throw error(
          "OperationNotPermitted",
          "Trusted access for %s is not enabled.".formatted(DeclarativePolicy.SERVICE_PRINCIPAL));
    }
  }

  private void requireOneAtATime() {
    if (reports().all().stream().anyMatch(report -> report.is(ReportState.RUNNING))) {
      throw error(
          "DeclarativePoliciesReportInProgress",
          "Another report is being generated for the organization.");
    }
  }

  private TargetId target(@Nullable String id) {
    if (id == null) {
      throw missing("TargetId");
    }
    if (!TargetId.isValid(id) || !context.tree().contains(new TargetId(id))) {
      throw error("InvalidParameterValue", "TargetId '%s' is not valid.".formatted(id));
    }
    return new TargetId(id);
  }

  private String bucket(@Nullable String name) {
    if (name == null) {
      throw missing("S3Bucket");
    }
    if (!BUCKET.matcher(name).matches() || !reports().hasBucket(name, region())) {
      throw error(
          "InvalidParameterValue",
          "There is no bucket '%s' in %s that can be written.".formatted(name, region()));
    }
    return name;
  }

  private static ObjectNode tags(StartDeclarativePoliciesReportRequest request) {
    ObjectNode tags = JsonNodeFactory.instance.objectNode();
    request
        .tagSpecifications()
        .forEach(
            specification -> {
              if (specification.resourceType() != ResourceType.DECLARATIVE_POLICIES_REPORT) {
                throw error(
                    "InvalidParameterValue",
                    "'%s' is not a valid taggable resource type for this operation."
                        .formatted(specification.resourceTypeAsString()));
              }
              specification
                  .tags()
                  .forEach(tag -> tags.put(tag.key(), requireNonNullElse(tag.value(), "")));
            });
    return tags;
  }

  private static RuntimeException missing(String parameter) {
    return error(
        "MissingParameter", "The request must contain the parameter %s".formatted(parameter));
  }
}
