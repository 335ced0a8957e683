package io.amiguard.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.amiguard.inventory.Image;
import io.amiguard.inventory.Inventory;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The inventory of a snapshot as lines of its file: sorted, one record a line. */
final class InventoryLines {
  private final Writer out;
  private String separator = "\n";

  InventoryLines(Writer out) {
    this.out = out;
  }

  void write(Inventory inventory) throws IOException {
    ArrayNode regions = JsonNodeFactory.instance.arrayNode();
    inventory.regions().forEach(regions::add);
    key("regions");
    out.write(SnapshotWriter.line(regions));
    list("images", sorted(inventory.images().values(), Image::id), InventoryJson::of);
    list(
        "instances",
        sorted(inventory.instances(), it -> it.account() + it.region() + it.id()),
        InventoryJson::of);
    list(
        "launchTemplates",
        sorted(inventory.launchTemplates(), it -> it.account() + it.region() + it.id()),
        InventoryJson::of);
    if (!inventory.unread().isEmpty()) {
      list("unread", inventory.unread(), InventoryJson::of);
    }
  }

  private static <T> List<T> sorted(Collection<T> records, Function<T, String> place) {
    return records.stream().sorted(Comparator.comparing(place)).toList();
  }

  private <T> void list(String key, List<T> records, Function<T, JsonNode> json)
      throws IOException {
    key(key);
    out.write("[");
    for (Iterator<T> iterator = records.iterator(); iterator.hasNext(); ) {
      String line = SnapshotWriter.line(json.apply(iterator.next()));
      out.write("\n      " + line + (iterator.hasNext() ? "," : ""));
    }
    out.write(records.isEmpty() ? "]" : "\n    ]");
  }

  private void key(String key) throws IOException {
    out.write(separator + "    \"" + key + "\": ");
    separator = ",\n";
  }
}
