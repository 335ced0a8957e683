package io.amiguard.report;

import io.amiguard.organization.TargetId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An account status report of AWS (API {@code DescribeDeclarativePoliciesReports}): what every
 * account below a target has, written to a bucket.
 *
 * @param prefix of the key in the bucket
 * @param target the root, the unit or the account that it is about
 */
public record StatusReport(
    String id,
    Status status,
    String bucket,
    Optional<String> prefix,
    TargetId target,
    Instant start,
    Optional<Instant> end) {

  private static final Comparator<StatusReport> BY_START =
      Comparator.comparing(StatusReport::start).thenComparing(StatusReport::id);

  /** How far a report is (API member {@code Status}). */
  public enum Status {
    RUNNING,
    CANCELLED,
    COMPLETE,
    ERROR;

    /** Returns the word of the EC2 API, such as {@code running}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the status that a word names. */
    public static Optional<Status> parse(String word) {
      return Arrays.stream(values()).filter(value -> value.word().equals(word)).findFirst();
    }
  }

  public boolean isRunning() {
    return status == Status.RUNNING;
  }

  /** Returns where the file is, or will be: AWS puts the time of the report into its name. */
  public String location() {
    String folder = prefix.map(text -> text.replaceAll("/+$", "") + "/").orElse("");
    return "s3://%s/%sec2_%s_%s_….csv".formatted(bucket, folder, target, id);
  }

  /** Returns the report that was started last. */
  public static Optional<StatusReport> newestOf(List<StatusReport> reports) {
    return reports.stream().max(BY_START);
  }

  /** Returns the report that runs; there is one at a time. */
  public static Optional<StatusReport> runningOf(List<StatusReport> reports) {
    return reports.stream().filter(StatusReport::isRunning).findFirst();
  }
}
