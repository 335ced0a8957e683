package io.amiguard.source;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import io.amiguard.Finding.Where;
import java.util.Locale;

/** Text that cannot be read on; never leaves this package. */
final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  SyntaxException(String rule, Where where, String message, String hint) {
    super(message);
    this.finding = Finding.of(Severity.ERROR, rule, where, message).withHint(hint);
  }

  static SyntaxException tooDeep(Where where) {
    return new SyntaxException(
        "file.too-deep",
        where,
        "values nest deeper than %d levels".formatted(SourceParser.MAX_DEPTH),
        "Nest fewer lists and mappings.");
  }

  static SyntaxException tooLarge(Where where, int values) {
    return new SyntaxException(
        "file.too-large",
        where,
        String.format(Locale.ROOT, "the file holds more than %,d values", values),
        "Split the file.");
  }

  static SyntaxException notText(Where where, int codePoint) {
    return new SyntaxException(
        "file.not-text",
        where,
        "character U+%04X cannot stand in a text file".formatted(codePoint),
        "Remove it, and save the file as UTF-8.");
  }

  Finding finding() {
    return finding;
  }
}
