package io.amiguard.lint;

import io.amiguard.source.Spans;

/** A text with the places of its values. */
record FixableText(String text, Spans spans, boolean isJson) {

  static FixableText of(Parsed parsed) {
    return new FixableText(
        parsed.text(),
        parsed.isJson() ? Spans.ofJson(parsed.text()) : Spans.ofYaml(parsed.text()),
        parsed.isJson());
  }
}
