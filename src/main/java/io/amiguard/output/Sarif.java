package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.lint.Catalogue;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.ProposedFixes;
import io.amiguard.lint.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What lint found as SARIF 2.1.0 (OASIS), which code hosts and editors read. */
public final class Sarif {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final LintReport report;
  private final SarifResults results;
  private final List<String> rules = new ArrayList<>();

  private Sarif(LintReport report, ProposedFixes fixes, Path directory) {
    this.report = report;
    this.results = new SarifResults(new SourcePaths(directory), fixes, rules);
  }

  /**
   * Returns the report as a SARIF log.
   *
   * @param fixes what puts findings right
   * @param version of amiguard
   * @param directory what paths are relative to
   */
  public static ObjectNode of(
      LintReport report, ProposedFixes fixes, String version, Path directory) {
    return new Sarif(report, fixes, directory).log(version);
  }

  private ObjectNode log(String version) {
    ArrayNode found = NODES.arrayNode();
    report.files().forEach(file -> results.add(file, found));
    ArrayNode described = NODES.arrayNode();
    rules.stream().map(Sarif::rule).forEach(described::add);
    return new SarifLog(described, found, invocation(found.size())).json(version);
  }

  private ObjectNode invocation(int shown) {
    ObjectNode invocation = SarifLog.invocation(!report.hasUnusableFiles());
    int left = report.findings().size() - shown;
    if (left > 0) {
      SarifLog.notify(
          invocation, "warning", "%s more left out".formatted(Words.count(left, "finding")));
    }
    return invocation;
  }

  private static ObjectNode rule(String id) {
    ObjectNode json = NODES.objectNode().put("id", id);
    Catalogue.find(id).ifPresent(rule -> describe(rule, json));
    return json;
  }

  private static void describe(Rule rule, ObjectNode json) {
    json.putObject("shortDescription").put("text", rule.title());
    json.putObject("fullDescription").put("text", rule.why());
    json.putObject("help")
        .put("text", RuleText.plain(rule))
        .put("markdown", RulesMarkdown.body(rule));
    json.putObject("defaultConfiguration").put("level", level(rule.severity()));
    json.putObject("properties")
        .put("severity", rule.severity().name().toLowerCase(Locale.ROOT))
        .putArray("tags")
        .add(rule.area());
  }

  /** SARIF has three levels; what can hurt is as loud as what is refused. */
  static String level(Severity severity) {
    return switch (severity) {
      case NOTE -> "note";
      case WARNING -> "warning";
      case DANGER, ERROR -> "error";
    };
  }

  static String text(Finding finding) {
    return finding.message() + finding.hint().map(hint -> ". " + hint).orElse("");
  }
}
