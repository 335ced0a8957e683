package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.lint.LintedFile;
import io.amiguard.lint.ProposedFixes;
import io.amiguard.lint.Replacement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The findings of a SARIF run. */
final class SarifResults {
  private final SourcePaths paths;
  private final ProposedFixes fixes;
  private final List<String> rules;

  /**
   * @param fixes what puts findings right
   * @param rules takes the id of each rule that was broken, in the order of their indexes
   */
  SarifResults(SourcePaths paths, ProposedFixes fixes, List<String> rules) {
    this.paths = paths;
    this.fixes = fixes;
    this.rules = rules;
  }

  /** Adds the findings of a file, up to the most that one run may have. */
  void add(LintedFile file, ArrayNode results) {
    if (file.findings().isEmpty()) {
      return;
    }
    SourceLines lines = new SourceLines(file);
    Map<Finding, List<Replacement>> proposed = fixes.of(file);
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : file.findings()) {
      if (results.size() < SarifLog.MAX_RESULTS) {
        ObjectNode result = result(finding);
        String key =
            finding.rule()
                + '\n'
                + file.name()
                + '\n'
                + lines.at(finding).map(SourceLines.Excerpt::text).orElse("").strip();
        int number = seen.merge(key, 1, Integer::sum);
        SarifLog.fingerprint(result, key, number);
        if (proposed.containsKey(finding)) {
          SarifFix.add(result, finding, proposed.get(finding), paths.uri(file.name()));
        }
        results.add(result);
      }
    }
  }

  private ObjectNode result(Finding finding) {
    if (!rules.contains(finding.rule())) {
      rules.add(finding.rule());
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ruleId", finding.rule());
    result.put("ruleIndex", rules.indexOf(finding.rule()));
    result.put("level", Sarif.level(finding.severity()));
    result.putObject("message").put("text", Sarif.text(finding));
    SarifLog.locate(result, finding.where(), paths);
    return result;
  }
}
