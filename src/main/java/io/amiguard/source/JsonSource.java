package io.amiguard.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.amiguard.Finding.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON text as source nodes. */
final class JsonSource {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** What a file may hold; an organization at AWS's limits holds half of it. */
  private static final int MAX_VALUES = 2_000_000;

  private final PlacedText text;
  private final JsonParser parser;
  private int values;

  private JsonSource(PlacedText text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  static Optional<SourceNode> parse(PlacedText text) throws SyntaxException {
    try (JsonParser parser = FACTORY.createParser(text.text())) {
      return new JsonSource(text, parser).document();
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  private Optional<SourceNode> document() throws IOException, SyntaxException {
    try {
      JsonToken first = parser.nextToken();
      Optional<SourceNode> node = first == null ? Optional.empty() : Optional.of(node(first, 0));
      if (parser.nextToken() != null) {
        throw notJson(here(), "there is more text after the end of the value");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw JsonFault.of(text, e)
          .map(fault -> notJson(text.at(fault.offset()), fault.message(), fault.hint()))
          .orElseGet(
              () -> notJson(where(e), JsonMessages.plain(e.getOriginalMessage(), text.places())));
    }
  }

  private SourceNode node(JsonToken token, int depth) throws IOException, SyntaxException {
    if (depth > SourceParser.MAX_DEPTH) {
      throw SyntaxException.tooDeep(here());
    }
    values++;
    if (values > MAX_VALUES) {
      throw SyntaxException.tooLarge(here(), MAX_VALUES);
    }
    return switch (token) {
      case START_OBJECT -> mapping(depth);
      case START_ARRAY -> sequence(depth);
      case VALUE_STRING -> scalar(SourceNode.Scalar.Type.STRING);
      case VALUE_NUMBER_INT -> scalar(SourceNode.Scalar.Type.INTEGER);
      case VALUE_NUMBER_FLOAT -> scalar(SourceNode.Scalar.Type.DECIMAL);
      case VALUE_TRUE, VALUE_FALSE -> scalar(SourceNode.Scalar.Type.BOOLEAN);
      default -> scalar(SourceNode.Scalar.Type.NULL);
    };
  }

  private SourceNode mapping(int depth) throws IOException, SyntaxException {
    Where start = here();
    List<SourceNode.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Where key = here();
      String name = parser.currentName();
      Characters.requireWhole(key, name);
      entries.add(new SourceNode.Entry(key, name, node(parser.nextToken(), depth + 1)));
    }
    return new SourceNode.Mapping(start, entries);
  }

  private SourceNode sequence(int depth) throws IOException, SyntaxException {
    Where start = here();
    List<SourceNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new SourceNode.Sequence(start, items);
  }

  private SourceNode scalar(SourceNode.Scalar.Type type) throws IOException, SyntaxException {
    Where where = here();
    Characters.requireWhole(where, parser.getText());
    return new SourceNode.Scalar(where, parser.getText(), type);
  }

  private static SyntaxException notJson(Where where, String message) {
    return notJson(where, message, "Correct the JSON at this place.");
  }

  private static SyntaxException notJson(Where where, String message, String hint) {
    return new SyntaxException("file.not-json", where, "not JSON: " + message, hint);
  }

  private Where here() {
    return where(parser.currentTokenLocation());
  }

  /** Jackson's errors about its own limits carry no place. */
  private Where where(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return where(
        location == null || location.getLineNr() < 1 ? parser.currentLocation() : location);
  }

  private Where where(JsonLocation location) {
    return text.places().at(location.getLineNr(), location.getColumnNr());
  }
}
