package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.lint.Catalogue;
import io.amiguard.lint.Replacement;
import io.amiguard.lint.Rule;
import java.util.List;

/**
 * What puts a result right, for code hosts and editors that offer it (SARIF 2.1.0, section 3.55).
 */
final class SarifFix {

  private SarifFix() {}

  /**
   * Adds a fix to a result.
   *
   * @param uri of the file that is changed
   */
  static void add(ObjectNode result, Finding finding, List<Replacement> replacements, String uri) {
    ObjectNode fix = result.putArray("fixes").addObject();
    fix.putObject("description").put("text", description(finding));
    ObjectNode change = fix.putArray("artifactChanges").addObject();
    change.putObject("artifactLocation").put("uri", uri);
    ArrayNode all = change.putArray("replacements");
    replacements.forEach(replacement -> add(replacement, all.addObject()));
  }

  private static void add(Replacement replacement, ObjectNode json) {
    json.putObject("deletedRegion")
        .put("startLine", replacement.startLine())
        .put("startColumn", replacement.startColumn())
        .put("endLine", replacement.endLine())
        .put("endColumn", replacement.endColumn());
    json.putObject("insertedContent").put("text", replacement.inserted());
  }

  private static String description(Finding finding) {
    return "What lint --fix does: it %s."
        .formatted(Catalogue.find(finding.rule()).flatMap(Rule::fix).orElse("puts this right"));
  }
}
