package io.amiguard.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mistake that people make in JSON: where it is, what it is, and what to write instead.
 *
 * @param offset in the text
 */
record JsonFault(int offset, String message, String hint) {
  private static final String QUOTES = "'`\u2018\u2019\u201C\u201D\u201E\u201F\u00AB\u00BB";
  private static final Map<String, String> WORDS =
      Map.of("none", "null", "nil", "null", "undefined", "null", "true", "true", "false", "false");

  /** Returns what is wrong at the place where a parser could not go on, if that is plain to see. */
  static Optional<JsonFault> of(PlacedText text, JsonProcessingException e) {
    if (e.getLocation() == null) {
      return Optional.empty();
    }
    long offset = Math.max(0, Math.min(e.getLocation().getCharOffset(), text.text().length()));
    JsonStop stop = new JsonStop(text, (int) offset, e.getOriginalMessage());
    return YamlBeginning.of(text.text())
        .or(() -> sign(stop))
        .or(() -> stop.says("end-of-input") ? end(stop) : word(stop));
  }

  /** A character that JSON does not know, or not there. */
  private static Optional<JsonFault> sign(JsonStop stop) {
    char c = stop.character();
    if (stop.isInText() || stop.says("end-of-input")) {
      return Optional.empty();
    }
    if (QUOTES.indexOf(c) >= 0) {
      return stop.here(
          c == '\'' ? "a text stands in single quotes" : "a text stands in quotes of another kind",
          "Write it in straight double quotes: \"…\".");
    }
    if (c == '#' || (c == '/' && (stop.isAt("//") || stop.isAt("/*")))) {
      return stop.here(
          "a comment, and JSON has none",
          "Take the comment out; lint leaves a rule out with --disable RULE.");
    }
    if ((c == '}' || c == ']') && stop.before() == ',') {
      return stop.atLast("a comma stands before the closing " + c, "Take the comma out.");
    }
    return c == ',' && ",[{:".indexOf(stop.before()) >= 0
        ? stop.here("a comma with no value before it", "Write the value, or take the comma out.")
        : Optional.empty();
  }

  private static Optional<JsonFault> end(JsonStop stop) {
    if (stop.says("closing quote") || stop.says("in field name")) {
      return stop.atText("the text in quotes does not end", "Write the quote that is missing.");
    }
    return stop.opened()
        .flatMap(
            opened ->
                stop.here(
                    "the text ends before the %s is closed".formatted(opened.words()),
                    "Write %s where it belongs.".formatted(opened.closing())))
        .or(() -> stop.here("the text ends too early", "Look for what was cut off."));
  }

  private static Optional<JsonFault> word(JsonStop stop) {
    if (stop.says("Unrecognized token") || stop.says("Non-standard token")) {
      return bareValue(stop, stop.wordBefore());
    }
    if (stop.says("Leading zeroes")) {
      return stop.at(
          stop.wordBefore(), "a number begins with 0", "Write an account id in quotes: \"0…\".");
    }
    if (stop.says("escaped using backslash")) {
      return control(stop);
    }
    if (stop.says("Unrecognized character escape")) {
      return stop.here("no character is written like this", "Write \\\\ for a backslash.");
    }
    return stop.says("close marker") ? closing(stop) : separator(stop);
  }

  private static Optional<JsonFault> bareValue(JsonStop stop, int start) {
    String word = stop.wordFrom(start);
    String known = WORDS.get(word.toLowerCase(Locale.ROOT));
    if (word.isEmpty() || stop.isFirst(start)) {
      return Optional.empty();
    }
    if (word.equals("$") || word.equals("%")) {
      return stop.at(
          start,
          "something is to be filled in here, and JSON has no templates",
          "Give the JSON that is made of it, or the .tf file that does so.");
    }
    return known == null
        ? stop.at(
            start,
            "value %s stands without quotes".formatted(Quoted.text(word)),
            "Write \"%s\".".formatted(Quoted.line(word)))
        : stop.at(
            start, "%s is no value".formatted(Quoted.text(word)), "Write %s.".formatted(known));
  }

  private static Optional<JsonFault> control(JsonStop stop) {
    return stop.character() == '\n' || stop.character() == '\r'
        ? stop.atText(
            "the text in quotes goes on in the next line",
            "Write the quote that is missing, or \\n for a new line.")
        : stop.here(
            "a text holds character U+%04X".formatted((int) stop.character()),
            stop.character() == '\t'
                ? "Write \\t, or a blank."
                : "Write \\u%04X.".formatted((int) stop.character()));
  }

  private static Optional<JsonFault> closing(JsonStop stop) {
    char c = stop.character();
    return stop.opened()
        .flatMap(
            opened ->
                stop.here(
                    "%s stands where the %s must be closed first".formatted(c, opened.words()),
                    "Write %s before it.".formatted(opened.closing())))
        .or(() -> stop.here("%s closes nothing".formatted(c), "Take it out."));
  }

  /** What stands between keys and values, or should. */
  private static Optional<JsonFault> separator(JsonStop stop) {
    char c = stop.character();
    if (stop.says("a colon to separate")) {
      return "},]".indexOf(c) >= 0
          ? stop.atLast(
              "a key has no value", "Write \"KEY\": VALUE; a list stands in brackets: [\"…\"].")
          : stop.here("a colon is missing behind the key", "Write \"KEY\": VALUE.");
    }
    if (stop.before() == ':' && "}],".indexOf(c) >= 0) {
      return stop.atLast("a key has no value", "Write the value behind the colon.");
    }
    if (stop.says("to start field name")) {
      String key = stop.wordFrom(stop.offset());
      return key.isEmpty()
          ? stop.here("a key must stand here, in double quotes", "Write \"KEY\": VALUE.")
          : stop.here(
              "key %s stands without quotes".formatted(Quoted.text(key)),
              "Write \"%s\".".formatted(Quoted.line(key)));
    }
    return stop.says("comma to separate") ? comma(stop) : Optional.empty();
  }

  private static Optional<JsonFault> comma(JsonStop stop) {
    char c = stop.character();
    if (c == ':') {
      return stop.here("a key stands in a list", "Write keys in braces: {\"KEY\": VALUE}.");
    }
    if (stop.isInWord()) {
      return bareValue(stop, stop.wordBefore());
    }
    return stop.behindLast("a comma is missing", "Write it between the two values.");
  }
}
