package io.amiguard.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.lint.LintReport;
import io.amiguard.lint.LintedFile;
import io.amiguard.plan.FindingJson;
import java.util.Locale;

/** What lint found, for programs. */
public final class LintJson {

  private LintJson() {}

  /** Returns the report in the shape that {@code lint -o json} prints. */
  public static ObjectNode of(LintReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", "1");
    ArrayNode files = json.putArray("files");
    report.files().forEach(file -> files.add(file(file)));
    json.put("skippedFiles", report.skipped());
    json.set("findings", FindingJson.findings(report.findings()));
    return json;
  }

  private static ObjectNode file(LintedFile file) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file.name());
    json.put("kind", file.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse(null));
    json.put("status", file.status().name().toLowerCase(Locale.ROOT));
    json.put("findings", file.findings().size());
    return json;
  }
}
