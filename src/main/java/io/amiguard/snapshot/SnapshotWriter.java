package io.amiguard.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.NopIndenter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.amiguard.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes a snapshot so that two of them can be compared line by line: sorted by id, one record a
 * line, policies laid out for a person.
 */
public final class SnapshotWriter {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ObjectWriter ONE_LINE = MAPPER.writer(oneLine());
  private static final ObjectWriter LAID_OUT = MAPPER.writer(laidOut());

  private final StringBuilder out = new StringBuilder();

  private SnapshotWriter() {}

  /** Returns the text of a snapshot file; the same snapshot always gives the same text. */
  public static String write(Snapshot snapshot) {
    SnapshotWriter writer = new SnapshotWriter();
    writer.object(SnapshotJson.of(snapshot), "");
    return writer.out.append('\n').toString();
  }

  /**
   * Writes a snapshot with what its accounts run, record by record: there may be a million of them.
   * The inventory of the snapshot itself is left out.
   */
  public static void write(Snapshot snapshot, Inventory inventory, Writer out) throws IOException {
    ObjectNode organization = SnapshotJson.of(snapshot);
    organization.remove(SnapshotKeys.INVENTORY);
    SnapshotWriter writer = new SnapshotWriter();
    writer.object(organization, "");
    writer.out.setLength(writer.out.length() - "\n}".length());
    out.write(writer.out.toString());
    out.write(",\n  \"%s\": {".formatted(SnapshotKeys.INVENTORY));
    new InventoryLines(out).write(inventory);
    out.write("\n  }\n}\n");
  }

  /** Returns a record on one line. */
  static String line(JsonNode record) {
    return text(ONE_LINE, record);
  }

  private void object(ObjectNode object, String indent) {
    out.append("{");
    String separator = "\n";
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      out.append(separator).append(indent).append("  ");
      out.append(text(ONE_LINE, TextNode.valueOf(field.getKey()))).append(": ");
      value(field.getKey(), field.getValue(), indent + "  ");
      separator = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }

  private void value(String key, JsonNode value, String indent) {
    if (value instanceof ObjectNode object && key.equals(SnapshotKeys.INVENTORY)) {
      object(object, indent);
    } else if (value instanceof ArrayNode array && holdsRecords(array)) {
      records(array, key.equals(SnapshotKeys.POLICIES) ? LAID_OUT : ONE_LINE, indent);
    } else {
      out.append(text(ONE_LINE, value));
    }
  }

  private void records(ArrayNode records, ObjectWriter layout, String indent) {
    out.append('[');
    for (Iterator<JsonNode> iterator = records.iterator(); iterator.hasNext(); ) {
      String record = text(layout, iterator.next());
      out.append('\n').append(indent).append("  ");
      out.append(record.replace("\n", "\n" + indent + "  "));
      out.append(iterator.hasNext() ? "," : "");
    }
    out.append('\n').append(indent).append(']');
  }

  private static boolean holdsRecords(ArrayNode array) {
    return !array.isEmpty() && array.get(0).isObject();
  }

  private static String text(ObjectWriter layout, JsonNode node) {
    try {
      return layout.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrettyPrinter oneLine() {
    return printer(Spacing.AFTER)
        .withObjectIndenter(new NopIndenter())
        .withArrayIndenter(new NopIndenter());
  }

  private static PrettyPrinter laidOut() {
    return printer(Spacing.NONE)
        .withObjectIndenter(new DefaultIndenter("  ", "\n"))
        .withArrayIndenter(new NopIndenter());
  }

  private static DefaultPrettyPrinter printer(Spacing betweenFields) {
    return new DefaultPrettyPrinter(
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Spacing.AFTER)
            .withObjectEntrySpacing(betweenFields)
            .withArrayValueSpacing(Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator(""));
  }
}
