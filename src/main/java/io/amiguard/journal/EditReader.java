package io.amiguard.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what the changes of an entry do to their policies; only a rollback needs to know. */
public final class EditReader {
  private static final JsonMapper MAPPER = new JsonMapper();

  private EditReader() {}

  /**
   * Returns the changes of an entry with what they do.
   *
   * @param source the file of the entry
   */
  public static List<Deed> deeds(JournalEntry entry, JournalSource source) throws IOException {
    Map<Integer, Edit> edits = new TreeMap<>();
    source.forEach(
        line -> {
          JsonNode json = MAPPER.readTree(line);
          if (json.path(JournalKeys.LINE).asText().equals(JournalKeys.BEGIN)) {
            edits.put(json.path(JournalKeys.NUMBER).asInt(), EditJson.read(json));
          }
        });
    return entry.steps().stream()
        .map(
            step ->
                Deed.of(
                    step, Optional.ofNullable(edits.get(step.number())).orElse(Edit.Whole.NOTHING)))
        .toList();
  }
}
