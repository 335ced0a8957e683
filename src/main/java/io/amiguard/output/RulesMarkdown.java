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
        switch (rule.area()) {
          case "policy", "snapshot" -> "json";
          case "terraform" -> "hcl";
          default -> "yaml";
        };
    return """
        %s

        ```%s
        %s
        ```

        Instead:

        ```%s
        %s
        ```

        %sSource: %s.
        """
        .formatted(
            rule.why(),
            language,
            rule.bad(),
            language,
            rule.good(),
            rule.fix().map("Fix: `lint --fix` %s.\n\n"::formatted).orElse(""),
            rule.source());
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

      A finding goes away with the option `--disable RULE`, or, in YAML and Terraform, with a comment that names the rule
      and gives a reason:
      `# amiguard:ignore policy.wide-name the provider publishes one product only`.
      Several rules stand side by side, with blanks or commas between them, before the reason. A comment behind something
      is about its line (behind `|` or `>` about the text below). A comment on a line of its own is about the whole of what
      begins below it: an item of a list, a key with all of its value, in Terraform a block or an argument with its
      heredoc. What looks like a comment in quotes, in a heredoc or in a text below `|` is text and takes nothing away.
      JSON has no comments; there `--disable` is left.

      In Terraform files (`.tf`, `.tf.json`) the content of each `aws_organizations_policy` of type
      `DECLARATIVE_POLICY_EC2` is checked where it stands: in a heredoc, in quotes, or in a call of `jsonencode`. Terraform
      itself is not run: `locals` of the same file are filled in, and a policy that is `file("…")`, or
      `jsonencode(jsondecode(file("…")))`, is linted where it stands, unless that is outside of the folders of what was
      named: there nothing is read, and a finding says so. A variable, a call of another function or a directive
      (`%{if …}`) is a note with its place (`terraform.unknown-value`), and every rule is tried on what stands around it.
      A rule is silent only where the unknown part could put it right.

      Where a rule says *Fix*, `amiguard lint --fix` writes what is certain: it shows the changes as a diff, asks (or takes
      `--yes`), and rewrites the places of the findings and nothing else, so that comments, order, quotes and layout stay.
      Each file is read again before it is written; a fix after which it would say anything else than it did, but for the
      fixed place, is left out and `lint.not-fixed` says so. `--diff` shows the changes and writes nothing; what would let
      somebody in is shown as stars there, too. Snapshots and Terraform files are never rewritten, and of attributes other
      than `allowed_images_settings` and `exception_message` only the words with @@.
      """;
}
