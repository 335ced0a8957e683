package io.amiguard.source;

import io.amiguard.Finding;
import io.amiguard.Finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads YAML or JSON text into a {@link SourceNode}. */
public final class SourceParser {

  /** How deep values may nest; a real file needs less than ten levels. */
  static final int MAX_DEPTH = 100;

  private SourceParser() {}

  /**
   * Parses the text of a file: JSON if its name ends in {@code .json}, else YAML.
   *
   * @param file its name as the user gave it, for the places
   * @param findings where a syntax error goes
   * @return the file's value, or empty if the text is empty or broken, with a finding that says so
   */
  public static Optional<SourceNode> parse(String file, String text, List<Finding> findings) {
    return file.toLowerCase(Locale.ROOT).endsWith(".json")
        ? parseJson(file, text, findings)
        : parse(
            yaml -> YamlSource.parse(file, yaml.text()), PlacedText.whole(file, text), findings);
  }

  /**
   * Parses text that is JSON whatever its file is called; see {@link #parse(String, String, List)}.
   */
  public static Optional<SourceNode> parseJson(String file, String text, List<Finding> findings) {
    return parseJson(PlacedText.whole(file, text), findings);
  }

  /** Parses JSON text that may stand in another file; see {@link #parse(String, String, List)}. */
  public static Optional<SourceNode> parseJson(PlacedText text, List<Finding> findings) {
    return parse(JsonSource::parse, text, findings);
  }

  /** A syntax that a file can be written in. */
  @FunctionalInterface
  private interface Syntax {
    Optional<SourceNode> parse(PlacedText text) throws SyntaxException;
  }

  private static Optional<SourceNode> parse(
      Syntax syntax, PlacedText text, List<Finding> findings) {
    PlacedText content =
        text.isWholeFile() && text.text().startsWith("\uFEFF")
            ? text.with(text.text().substring(1))
            : text;
    try {
      Optional<SourceNode> node = syntax.parse(content).filter(value -> !isNull(value));
      if (node.isEmpty()) {
        String message = text.isWholeFile() ? "the file is empty" : "the text is empty";
        findings.add(
            Finding.of(Severity.ERROR, "file.empty", text.where(), message)
                .withHint("Write its content, or name another file."));
      }
      return node;
    } catch (SyntaxException e) {
      findings.add(e.finding());
      return Optional.empty();
    }
  }

  private static boolean isNull(SourceNode node) {
    return node instanceof SourceNode.Scalar scalar && scalar.type() == SourceNode.Scalar.Type.NULL;
  }
}
