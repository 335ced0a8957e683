package io.amiguard.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The keys of the JSON object that a file holds, by which one kind of file is told from others. */
public final class JsonKeys {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonKeys() {}

  /** Returns whether a file can be read and is JSON with all of these keys, as far as they go. */
  public static boolean areIn(Path file, Collection<String> keys) {
    Set<String> missing = new HashSet<>(keys);
    try (JsonParser json = FACTORY.createParser(Files.newInputStream(file))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (!missing.isEmpty() && json.nextToken() == JsonToken.FIELD_NAME) {
        missing.remove(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
      return missing.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
