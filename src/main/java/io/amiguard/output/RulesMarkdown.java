package io.amiguard.output;

import io.amiguard.lint.Rule;
import java.util.List;
import java.util.Locale;

/** The rules of lint as the page {@code docs/rules.md}. */
public final class RulesMarkdown {

  private RulesMarkdown() {}

  /** Returns the whole page. */
  public static String page(List<Rule> rules) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    String area = "";
    for (Rule rule : rules) {
      if (!rule.area().equals(area)) {
        area = rule.area();
        page.append("\n## ").append(area).append('\n');
      }
      page.append("\n### ").append(rule.id()).append("\n\n");
      page.append("**%s** · %s\n\n".formatted(severity(rule), rule.title()));
      page.append(body(rule));
    }
    return page.toString();
  }

  /** Returns why the rule is there, its examples and its source. */
  static String body(Rule rule) {
    String language =
        rule.area().equals("policy") || rule.area().equals("snapshot") ? "json" : "yaml";
    return """
        %s

        ```%s
        %s
        ```

        Instead:

        ```%s
        %s
        ```

        Source: %s.
        """
        .formatted(rule.why(), language, rule.bad(), language, rule.good(), rule.source());
  }

  private static String severity(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  private static final String INTRODUCTION =
      """
      # Rules

      What `amiguard lint` finds. This page is written by `amiguard rules -o markdown`; a test holds the two together.

      - **error**: AWS or its documentation refuses it, or, in files of amiguard's own, amiguard does.
      - **danger**: it works and can hurt: it opens a hole or stops launches.
      - **warning**: probably not what was meant.
      - **note**: worth knowing.

      A finding goes away with the option `--disable RULE`, or, in YAML, with a comment behind the place or above it that
      names the rule and gives a reason: `# amiguard:ignore policy.wide-name the provider publishes one product only`.
      """;
}
