package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.plan.Effect;
import io.amiguard.plan.Plan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * A plan as a comment on a pull request: the summary first, details folded, and never longer than
 * the host of the comment allows.
 */
public final class PlanMarkdown {

  /** GitHub refuses longer comments. */
  static final int MAX_CHARACTERS = 65_536;

  private static final int RESERVED = 1_000;

  private final PrintWriter out;

  public PlanMarkdown(PrintWriter out) {
    this.out = out;
  }

  public void show(Plan plan, Names names) {
    StringBuilder text = new StringBuilder("### amiguard plan\n\n");
    text.append(plan.isEmpty() ? PlanText.nothingToDo(plan) : "**" + PlanText.counts(plan) + "**");
    text.append("\n");
    appendFindings(text, plan.findings());
    appendEffects(text, plan, new EffectText(plan.current().tree(), names));
    List<ChangeText.Entry> entries = ChangeText.of(plan, names);
    int shown = 0;
    for (ChangeText.Entry entry : entries) {
      String block = block(entry);
      if (text.length() + block.length() > MAX_CHARACTERS - RESERVED) {
        text.append(
            "\n_%s not shown: a comment holds %s characters. Run `amiguard plan` to see all._\n"
                .formatted(
                    Words.count(entries.size() - shown, "change"), Words.number(MAX_CHARACTERS)));
        break;
      }
      text.append(block);
      shown++;
    }
    out.print(text);
    out.flush();
  }

  private static void appendEffects(StringBuilder text, Plan plan, EffectText effects) {
    for (Effect effect : Effect.of(plan)) {
      String mark = EffectText.isMarked(effect) ? "⚠️ " : "";
      StringBuilder block = new StringBuilder();
      block.append(
          "\n<details><summary>%s%s</summary>\n\n".formatted(mark, html(effects.headline(effect))));
      effects.where(effect).forEach(line -> block.append("- ").append(escaped(line)).append('\n'));
      block.append("\n```diff\n");
      effects.lines(effect).forEach(line -> block.append(fenced(line)).append('\n'));
      block.append("```\n\n</details>\n");
      if (text.length() + block.length() > MAX_CHARACTERS / 2) {
        text.append("\n_More effects are not shown; run `amiguard plan` to see all._\n");
        return;
      }
      text.append(block);
    }
  }

  private static void appendFindings(StringBuilder text, List<Finding> findings) {
    if (!findings.isEmpty()) {
      text.append("\n| severity | rule | problem |\n| --- | --- | --- |\n");
      for (Finding finding : findings) {
        text.append(
            "| %s | `%s` | %s |\n"
                .formatted(
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.rule(),
                    cell(finding.message())));
      }
    }
  }

  private static String block(ChangeText.Entry entry) {
    String headline = "`%s` %s".formatted(entry.effort().symbol(), escaped(entry.headline()));
    if (entry.details().isEmpty()) {
      return "\n- %s%s\n".formatted(headline, remarks(entry));
    }
    StringBuilder block = new StringBuilder();
    block.append("\n<details><summary>%s</summary>\n\n```diff\n".formatted(summary(entry)));
    for (DocumentLines.Line line : entry.details()) {
      block.append(diffSymbol(line)).append(' ').append(fenced(line.text())).append('\n');
    }
    return block
        .append("```\n")
        .append(remarks(entry).strip())
        .append("\n\n</details>\n")
        .toString();
  }

  private static String summary(ChangeText.Entry entry) {
    return "<code>%s</code> %s".formatted(entry.effort().symbol(), html(entry.headline()));
  }

  private static String remarks(ChangeText.Entry entry) {
    return entry.remarks().isEmpty() ? "" : " – " + escaped(String.join(", ", entry.remarks()));
  }

  /** In a diff block a changed line is coloured by {@code !}. */
  private static String diffSymbol(DocumentLines.Line line) {
    return switch (line.effort()) {
      case ADD -> "+";
      case CHANGE -> "!";
      case REMOVE -> "-";
    };
  }

  private static String fenced(String text) {
    return text.replace("```", "'''").replace('\n', ' ');
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String escaped(String text) {
    return html(text).replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
  }

  private static String cell(String text) {
    return escaped(text).replace('\n', ' ');
  }
}
