package io.amiguard.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A JSON object without what stands in it as objects and lists, which is passed over unread. */
final class FlatJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private FlatJson() {}

  /**
   * Returns the object of a text.
   *
   * @throws IllegalArgumentException if the text is another kind of JSON
   */
  static ObjectNode read(String text) throws JsonProcessingException {
    try (JsonParser parser = MAPPER.createParser(text)) {
      return read(parser);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory", e);
    }
  }

  private static ObjectNode read(JsonParser parser) throws IOException {
    require(parser.nextToken() == JsonToken.START_OBJECT);
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (parser.nextToken().isScalarValue()) {
        flat.set(key, MAPPER.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    require(parser.nextToken() == null);
    return flat;
  }

  private static void require(boolean isObject) {
    if (!isObject) {
      throw new IllegalArgumentException("not a JSON object");
    }
  }
}
