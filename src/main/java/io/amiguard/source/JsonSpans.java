package io.amiguard.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.amiguard.source.Spans.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The spans of JSON text. */
final class JsonSpans {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String text;
  private final JsonParser parser;
  private final Spans spans = new Spans();
  private final Deque<JsonLocation> open = new ArrayDeque<>();

  private JsonSpans(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  static Spans of(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonSpans json = new JsonSpans(text, parser);
      json.read();
      return json.spans;
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  private void read() throws IOException {
    try {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        add(token);
      }
    } catch (JsonProcessingException e) {
      open.clear();
    }
  }

  private void add(JsonToken token) throws IOException {
    parser.finishToken();
    JsonLocation start = parser.currentTokenLocation();
    if (token.isStructStart()) {
      open.push(start);
    } else if (token.isStructEnd()) {
      JsonLocation opened = open.pop();
      spans.addCollection(place(opened), upTo(opened));
    } else {
      spans.addScalar(place(start), upTo(start));
    }
  }

  /** The parser reads on behind a key, up to its value. */
  private Span upTo(JsonLocation start) {
    int from = (int) start.getCharOffset();
    return text.charAt(from) == '"'
        ? new Span(from, endOfString(from))
        : new Span(from, (int) parser.currentLocation().getCharOffset());
  }

  private int endOfString(int start) {
    int end = start + 1;
    while (text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private static Place place(JsonLocation location) {
    return new Place(location.getLineNr(), location.getColumnNr());
  }
}
