package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import io.amiguard.lint.LintReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Findings as workflow commands of GitHub Actions, which show them beside the lines of a change.
 */
public final class GithubAnnotations {
  private final PrintWriter out;
  private final SourcePaths paths;

  /**
   * @param directory what paths are relative to
   */
  public GithubAnnotations(PrintWriter out, Path directory) {
    this.out = out;
    this.paths = new SourcePaths(directory);
  }

  /** Shows the worst first, because GitHub takes only some of them. */
  public void show(LintReport report) {
    report.findings().stream()
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .map(this::command)
        .forEach(out::println);
    out.flush();
  }

  private String command(Finding finding) {
    return "::%s %stitle=%s::%s"
        .formatted(
            level(finding.severity()),
            place(finding.where()),
            property(finding.rule()),
            data(finding.message() + finding.hint().map(hint -> ". " + hint).orElse("")));
  }

  private String place(Where where) {
    if (where.file() == null) {
      return "";
    }
    String file = "file=" + property(paths.relative(where.file())) + ",";
    return where.line() == null
        ? file
        : file + "line=%d,col=%d,".formatted(where.line(), where.column());
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case NOTE -> "notice";
      case WARNING -> "warning";
      case DANGER, ERROR -> "error";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
