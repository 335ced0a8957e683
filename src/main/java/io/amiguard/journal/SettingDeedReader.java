package io.amiguard.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.amiguard.account.SettingJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what the calls of an entry about accounts do; only a rollback needs to know. */
public final class SettingDeedReader {
  private static final JsonMapper MAPPER = new JsonMapper();

  private SettingDeedReader() {}

  /**
   * Returns the calls of an entry with what they do.
   *
   * @param source the file of the entry
   */
  public static List<SettingDeed> deeds(JournalEntry entry, JournalSource source)
      throws IOException {
    Map<Integer, Step> steps = new TreeMap<>();
    entry.steps().forEach(step -> steps.put(step.number(), step));
    List<SettingDeed> deeds = new ArrayList<>();
    source.forEach(
        line -> {
          JsonNode json = MAPPER.readTree(line);
          Step step = steps.get(json.path(JournalKeys.NUMBER).asInt());
          if (step != null && json.path(JournalKeys.LINE).asText().equals(JournalKeys.BEGIN)) {
            deeds.add(deed(step, json));
          }
        });
    return deeds;
  }

  private static SettingDeed deed(Step step, JsonNode json) {
    return new SettingDeed(
        step,
        step.place()
            .orElseThrow(() -> new IllegalArgumentException("a call that is about no Region")),
        SettingJson.read(json.required(JournalKeys.BEFORE)),
        SettingJson.read(json.required(JournalKeys.AFTER)));
  }
}
