package io.amiguard.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.amiguard.Finding.Where;
import io.amiguard.policy.PolicyId;
import io.amiguard.policy.PolicyLocations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where in a snapshot file the nodes of its policies stand. Only the part that holds policies is
 * looked at, so that the accounts of a large organization cost next to nothing.
 */
public final class PolicyPlaces implements PolicyLocations {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String file;
  private final Map<PolicyId, Map<String, Where>> places = new HashMap<>();

  private PolicyPlaces(String file) {
    this.file = file;
  }

  /**
   * Returns the places in a text that {@link SnapshotReader} has accepted.
   *
   * @param file its name as the user gave it
   */
  public static PolicyLocations in(String file, String text) {
    PolicyPlaces places = new PolicyPlaces(file);
    try (JsonParser parser = FACTORY.createParser(withoutByteOrderMark(text))) {
      places.readFile(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a snapshot that was read once is JSON", e);
    }
    return places;
  }

  @Override
  public Optional<Where> of(PolicyId policy, String pointer) {
    return Optional.ofNullable(places.getOrDefault(policy, Map.of()).get(pointer));
  }

  private void readFile(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean holdsPolicies = parser.currentName().equals(SnapshotKeys.POLICIES);
      JsonToken value = parser.nextToken();
      if (holdsPolicies && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          readPolicy(parser);
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readPolicy(JsonParser parser) throws IOException {
    String id = "";
    Map<String, Where> nodes = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals(SnapshotKeys.CONTENT)) {
        readNode(parser, JsonPointer.empty(), nodes);
      } else if (key.equals(SnapshotKeys.ID)) {
        id = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    places.put(new PolicyId(id), nodes);
  }

  private void readNode(JsonParser parser, JsonPointer pointer, Map<String, Where> nodes)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      JsonPointer child = pointer.appendProperty(parser.currentName());
      JsonLocation key = parser.currentTokenLocation();
      nodes.put(child.toString(), Where.at(file, key.getLineNr(), key.getColumnNr()));
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readNode(parser, child, nodes);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
