package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.lint.LintedFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The findings of a SARIF run. */
final class SarifResults {
  private static final int FINGERPRINT_BYTES = 16;

  private final SourcePaths paths;
  private final List<String> rules;

  /**
   * @param rules takes the id of each rule that was broken, in the order of their indexes
   */
  SarifResults(SourcePaths paths, List<String> rules) {
    this.paths = paths;
    this.rules = rules;
  }

  /** Adds the findings of a file, up to the most that one run may have. */
  void add(LintedFile file, ArrayNode results) {
    if (file.findings().isEmpty()) {
      return;
    }
    SourceLines lines = new SourceLines(file);
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : file.findings()) {
      if (results.size() < Sarif.MAX_RESULTS) {
        ObjectNode result = result(finding);
        String key =
            finding.rule()
                + '\n'
                + file.name()
                + '\n'
                + lines.at(finding).map(SourceLines.Excerpt::text).orElse("").strip();
        int number = seen.merge(key, 1, Integer::sum);
        result
            .putObject("partialFingerprints")
            .put("primaryLocationLineHash", fingerprint(key) + ":" + number);
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
    location(finding.where(), result);
    return result;
  }

  private void location(Where where, ObjectNode result) {
    if (where.file() == null) {
      return;
    }
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", paths.uri(where.file()));
    if (where.line() != null && where.column() != null) {
      place.putObject("region").put("startLine", where.line()).put("startColumn", where.column());
    }
  }

  /** It stays the same when lines move, so that a finding that is known stays known. */
  private static String fingerprint(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
