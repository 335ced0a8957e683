package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The value of a file, and what was wrong with its text and could be put right.
 *
 * @param isJson whether the text was read as JSON
 * @param text as it was read; every place in it is the one in the file
 */
record Parsed(SourceNode root, boolean isJson, String text, List<Flaw> flaws) {
  /** Bounds the memory that keys and values take; a policy has some hundreds. */
  private static final int MAX_VALUES = 1_500_000;

  /** Bounds the memory that YAML takes, which is more than that of JSON. */
  private static final int MAX_YAML = 5 * 1024 * 1024;

  /** Returns the value of a text, JSON or YAML by its name, or by its first character. */
  static Optional<Parsed> of(String file, String text, Problems problems) {
    if (isTooLarge(text)) {
      problems.error(
          "file.too-large",
          Where.at(file, 1, 1),
          String.format(Locale.ROOT, "the file holds more than %,d keys and values", MAX_VALUES),
          "Split the file.");
      return Optional.empty();
    }
    if (isJson(file, text)) {
      return ofJson(file, text, problems);
    }
    if (text.length() > MAX_YAML) {
      String message = "a YAML file has at most %d MB".formatted(MAX_YAML / 1024 / 1024);
      problems.error("file.too-large", Where.at(file, 1, 1), message, "Split the file.");
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    Optional<SourceNode> root = SourceParser.parse(file, text, findings);
    problems.addAll(findings);
    return root.map(node -> new Parsed(node, false, text, List.of()));
  }

  /** Returns the value of JSON text, even if lists stand in braces. */
  static Optional<Parsed> ofJson(String file, String text, Problems problems) {
    return ofJson(file, PlacedText.whole(file, text), problems);
  }

  /** Returns the value of JSON text that may stand in another file, even if lists are in braces. */
  static Optional<Parsed> ofJson(String file, PlacedText text, Problems problems) {
    List<Finding> findings = new ArrayList<>();
    Optional<SourceNode> root = SourceParser.parseJson(text, findings);
    return root.isPresent()
        ? root.map(node -> new Parsed(node, true, text.text(), List.of()))
        : repaired(file, text, findings, problems);
  }

  /** Returns the value of text in which lists stand in braces; else reports why it is no JSON. */
  private static Optional<Parsed> repaired(
      String file, PlacedText text, List<Finding> faults, Problems problems) {
    Problems inBraces = new Problems();
    String repaired = BraceLists.repair(file, text.text(), inBraces);
    if (repaired.equals(text.text())) {
      problems.addAll(faults);
      return Optional.empty();
    }
    List<Flaw> flaws =
        inBraces.flaws().stream()
            .map(flaw -> new Flaw(text.placed(flaw.finding()), flaw.fix()))
            .toList();
    List<Finding> left = new ArrayList<>();
    Optional<SourceNode> root = SourceParser.parseJson(text.with(repaired), left);
    if (root.isEmpty()) {
      problems.addFlaws(flaws);
      problems.addAll(left);
    }
    return root.map(node -> new Parsed(node, true, repaired, flaws));
  }

  static boolean isJson(String file, String text) {
    String name = file.toLowerCase(Locale.ROOT);
    boolean isYaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return name.endsWith(".json") || (!isYaml && text.stripLeading().startsWith("{"));
  }

  private static boolean isTooLarge(String text) {
    return text.length() > MAX_VALUES
        && text.chars().filter(c -> c == ',' || c == '[' || c == '{' || c == ':').count()
            > MAX_VALUES;
  }
}
