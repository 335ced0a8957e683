package io.amiguard.output;

import io.amiguard.lint.Rule;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules of lint, for a person. */
public final class RuleText {
  private final PrintWriter out;
  private final Palette palette;

  public RuleText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** Shows a line a rule. */
  public void list(List<Rule> rules) {
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    for (Rule rule : rules) {
      out.println(
          "%s  %s  %s"
              .formatted(
                  padded(rule.id(), width),
                  palette.of(rule.severity(), padded(severity(rule), "warning".length())),
                  rule.title()));
    }
    out.flush();
  }

  /** Shows all there is to know about one rule. */
  public void explain(Rule rule) {
    out.println(
        "%s (%s)".formatted(palette.bold(rule.id()), palette.of(rule.severity(), severity(rule))));
    out.println(plain(rule));
    out.flush();
  }

  /** Returns all there is to know about a rule but its id. */
  static String plain(Rule rule) {
    return """
        %s.

        %s

        Bad:
        %s

        Good:
        %s

        %sSource: %s."""
        .formatted(
            rule.title(),
            rule.why(),
            indented(rule.bad()),
            indented(rule.good()),
            rule.fix().map("Fix: lint --fix %s.\n\n"::formatted).orElse(""),
            rule.source());
  }

  private static String indented(String example) {
    return example.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  private static String severity(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
