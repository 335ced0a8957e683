package io.amiguard.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.amiguard.inventory.ImpactDifference;
import io.amiguard.inventory.Tally;
import java.io.IOException;

/** What other settings would make of an impact, for programs. */
final class ImpactDifferenceJson {

  private ImpactDifferenceJson() {}

  /** Writes it as the member {@code candidate} of a document. */
  static void write(ImpactDifference difference, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("candidate");
    json.writeNumberField("unblocks", Tally.of(difference.unblocked()).instances().all());
    json.writeNumberField("blocks", Tally.of(difference.blocked()).instances().all());
    json.writeNumberField("leavesUnknown", Tally.of(difference.unknown()).instances().all());
    json.writeArrayFieldStart("changes");
    for (ImpactDifference.Change change : difference.changes()) {
      json.writeStartObject();
      json.writeStringField("accountId", change.use().account().value());
      json.writeStringField("imageId", change.use().image().id());
      json.writeStringField("before", ImpactJson.word(change.before()));
      json.writeStringField("after", ImpactJson.word(change.use().verdict().kind()));
      json.writeStringField("why", change.use().verdict().why());
      json.writeNumberField("instances", change.use().instances().size());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
