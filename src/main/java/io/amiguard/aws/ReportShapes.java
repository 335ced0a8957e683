package io.amiguard.aws;

import io.amiguard.report.AttributeSummary;
import io.amiguard.report.AttributeSummary.RegionalSummary;
import io.amiguard.report.ReportSummary;
import io.amiguard.report.StatusReport;
import io.amiguard.report.StatusReport.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DeclarativePoliciesReport;
import software.amazon.awssdk.services.ec2.model.GetDeclarativePoliciesReportSummaryResponse;

/** The API's shapes of reports in our words. */
final class ReportShapes {

  private ReportShapes() {}

  static StatusReport report(DeclarativePoliciesReport report) {
    String status = Answer.part(report.statusAsString(), "Reports.Status");
    return new StatusReport(
        Answer.part(report.reportId(), "Reports.ReportId"),
        Status.parse(status)
            .orElseThrow(
                () ->
                    new Answer.SenselessException(
                        "with '%s' as Reports.Status".formatted(OneLine.of(status)))),
        Answer.part(report.s3Bucket(), "Reports.S3Bucket"),
        Optional.ofNullable(report.s3Prefix()).filter(prefix -> !prefix.isEmpty()),
        Answer.target(report.targetId(), "Reports.TargetId"),
        Answer.part(report.startTime(), "Reports.StartTime"),
        Optional.ofNullable(report.endTime()));
  }

  static ReportSummary summary(GetDeclarativePoliciesReportSummaryResponse summary) {
    return new ReportSummary(
        number(summary.numberOfAccounts(), "NumberOfAccounts"),
        number(summary.numberOfFailedAccounts(), "NumberOfFailedAccounts"),
        summary.attributeSummaries().stream().map(ReportShapes::attribute).toList());
  }

  private static AttributeSummary attribute(
      software.amazon.awssdk.services.ec2.model.AttributeSummary attribute) {
    return new AttributeSummary(
        Answer.part(attribute.attributeName(), "AttributeSummaries.AttributeName"),
        Optional.ofNullable(attribute.mostFrequentValue()).orElse(""),
        number(attribute.numberOfMatchedAccounts(), "AttributeSummaries.NumberOfMatchedAccounts"),
        number(
            attribute.numberOfUnmatchedAccounts(), "AttributeSummaries.NumberOfUnmatchedAccounts"),
        regions(attribute.regionalSummaries()));
  }

  private static List<RegionalSummary> regions(
      List<software.amazon.awssdk.services.ec2.model.RegionalSummary> regions) {
    return regions.stream()
        .map(
            region ->
                new RegionalSummary(
                    Answer.part(region.regionName(), "RegionalSummaries.RegionName"),
                    number(
                        region.numberOfMatchedAccounts(),
                        "RegionalSummaries.NumberOfMatchedAccounts"),
                    number(
                        region.numberOfUnmatchedAccounts(),
                        "RegionalSummaries.NumberOfUnmatchedAccounts")))
        .toList();
  }

  private static int number(@Nullable Integer number, String name) {
    return Answer.part(number, name);
  }
}
