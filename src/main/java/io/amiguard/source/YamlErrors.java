package io.amiguard.source;

import io.amiguard.Finding.Where;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** The engine's errors as findings with a place and a way out. */
final class YamlErrors {
  static final String QUOTE_STAR = "Put text that begins with * in quotes: \"*\".";

  private YamlErrors() {}

  /**
   * @param last where the engine was, for errors without a place
   */
  static SyntaxException of(String file, RuntimeException e, Where last) {
    if (e instanceof MarkedYamlEngineException marked) {
      return of(file, marked, last);
    }
    if (e instanceof YamlVersionException version) {
      return notYaml(
          last,
          "YAML version %s is not known".formatted(version.getSpecVersion().getRepresentation()),
          "Take the %YAML line out.");
    }
    return notYaml(last, "a value after this place cannot be read", "Look for a broken escape.");
  }

  private static SyntaxException of(String file, MarkedYamlEngineException e, Where last) {
    String problem = Quoted.line(e.getProblem()).replaceFirst(" \\(Do not use .*", "");
    Where where = e.getProblemMark().map(mark -> at(file, mark)).orElse(last);
    return notYaml(where, problem, hint(e, problem));
  }

  private static String hint(MarkedYamlEngineException e, String problem) {
    if (String.valueOf(e.getContext()).endsWith("an alias")) {
      return QUOTE_STAR;
    }
    if (problem.contains("TAB")) {
      return "Write spaces instead of the tab.";
    }
    return problem.contains("cannot start any token")
        ? "Put the text in quotes."
        : "Look at this line and the ones before it: indentation, quotes, brackets, colons.";
  }

  static SyntaxException notYaml(Where where, String problem, String hint) {
    return new SyntaxException("file.not-yaml", where, "not YAML: " + problem, hint);
  }

  static Where at(String file, Mark mark) {
    return Where.at(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
