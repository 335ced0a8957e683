package io.amiguard.snapshot;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.amiguard.organization.TargetId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of an inventory, read key by key; whatever is wrong with it becomes a finding at the
 * place where it begins.
 */
final class InventoryRecord {
  private final InventoryProblems problems;
  private final String what;
  private final JsonLocation location;
  private final Map<String, Object> values = new HashMap<>();

  /**
   * Reads an object whose brace the parser stands on.
   *
   * @param what the object in words, such as "an image"
   * @param known the keys that it may have
   */
  InventoryRecord(JsonParser parser, String what, Set<String> known, InventoryProblems problems)
      throws IOException {
    this.problems = problems;
    this.what = what;
    this.location = parser.currentTokenLocation();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Object value = value(parser, parser.nextToken());
      if (!known.contains(key)) {
        problem("snapshot.unknown-key", "%s has no key '%s'".formatted(what, key));
      } else if (value != null && values.putIfAbsent(key, value) != null) {
        problem("snapshot.duplicate-key", "key '%s' stands twice in one object".formatted(key));
      }
    }
  }

  Optional<String> text(String key) {
    if (!values.containsKey(key)) {
      problem("snapshot.missing-key", "%s has no '%s'".formatted(what, key));
    }
    return optionalText(key);
  }

  Optional<String> optionalText(String key) {
    return value(key, String.class, "a text");
  }

  /** Returns a text that can be none of several: an empty one says as much as none. */
  Optional<String> optionalWord(String key) {
    return optionalText(key).filter(text -> !text.isEmpty());
  }

  long number(String key) {
    return value(key, Long.class, "a whole number").orElse(-1L);
  }

  Optional<Boolean> flag(String key) {
    return value(key, Boolean.class, "true or false");
  }

  Optional<TargetId> account(String key) {
    Optional<String> text = text(key);
    Optional<TargetId> account = text.flatMap(problems::account);
    if (text.isPresent() && account.isEmpty()) {
      problem(
          "snapshot.bad-id",
          "'%s' of %s must be a 12-digit account id, not '%s'".formatted(key, what, text.get()));
    }
    account.ifPresent(id -> problems.use(id, location));
    return account;
  }

  Optional<Instant> time(String key) {
    Optional<String> text = optionalText(key);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      problem(
          "snapshot.bad-time",
          "'%s' of %s must be a time such as 2026-08-01T00:00:00Z, not '%s'"
              .formatted(key, what, text.orElse("")));
      return Optional.empty();
    }
  }

  /** Returns the texts of a list; empty if there is none, which is not an empty list. */
  Optional<List<String>> texts(String key) {
    return value(key, List.class, "a list of texts")
        .map(
            list -> {
              List<String> texts = new ArrayList<>();
              for (Object item : list) {
                if (item instanceof String text) {
                  texts.add(text);
                } else {
                  wrongType(key, "a list of texts");
                }
              }
              return texts;
            });
  }

  void wrongType(String key, String wanted) {
    problem("snapshot.wrong-type", "'%s' of %s must be %s".formatted(key, what, wanted));
  }

  void problem(String rule, String message) {
    problems.add(rule, location, message);
  }

  private <T> Optional<T> value(String key, Class<T> type, String wanted) {
    Object value = values.get(key);
    if (value != null && !type.isInstance(value)) {
      wrongType(key, wanted);
      return Optional.empty();
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  /** Objects within are none of an inventory's values but for versions, which are read apart. */
  private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getDecimalValue()
              : (Object) parser.getLongValue();
      case START_ARRAY -> list(parser);
      case START_OBJECT -> object(parser);
      case VALUE_NULL -> null;
      default -> parser.getDecimalValue();
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    List<Object> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      Object item = value(parser, token);
      items.add(item == null ? Optional.empty() : item);
    }
    return items;
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Object value = value(parser, parser.nextToken());
      if (value != null) {
        fields.put(key, value);
      }
    }
    return fields;
  }

  /** Returns the objects of a list as records of their own. */
  List<InventoryRecord> records(String key, String each, Set<String> known) {
    List<InventoryRecord> records = new ArrayList<>();
    for (Object item : value(key, List.class, "a list").orElse(List.of())) {
      if (item instanceof Map<?, ?> fields) {
        records.add(new InventoryRecord(this, each, fields, known));
      } else {
        wrongType(key, "a list of objects");
      }
    }
    return records;
  }

  private InventoryRecord(
      InventoryRecord around, String what, Map<?, ?> fields, Set<String> known) {
    this.problems = around.problems;
    this.what = what;
    this.location = around.location;
    fields.forEach(
        (key, value) -> {
          if (known.contains((String) key)) {
            values.put((String) key, value);
          } else {
            problem("snapshot.unknown-key", "%s has no key '%s'".formatted(what, key));
          }
        });
  }
}
