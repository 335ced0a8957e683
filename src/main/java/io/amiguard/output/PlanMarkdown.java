package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.plan.Effect;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import io.amiguard.source.Quoted;
import java.io.PrintWriter;
import java.util.Comparator;
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
    List<String> changes = ChangeText.of(plan, names).stream().map(PlanMarkdown::block).toList();
    append(text, changes, new Room("change", MAX_CHARACTERS - RESERVED));
    if (!plan.isEmpty()) {
      text.append("\nFingerprint: `%s`\n".formatted(PlanJson.fingerprint(plan)));
    }
    out.print(text);
    out.flush();
  }

  /** How far a comment may be filled with blocks of one kind. */
  private record Room(String noun, int characters) {}

  /** Appends the blocks that there is room for, and says how many there is none for. */
  private static void append(StringBuilder text, List<String> blocks, Room room) {
    int shown = 0;
    for (String block : blocks) {
      if (text.length() + block.length() > room.characters()) {
        text.append(
            "\n_%s not shown: a comment holds %s characters. Run `amiguard plan` to see all._\n"
                .formatted(
                    Words.count(blocks.size() - shown, room.noun()), Words.number(MAX_CHARACTERS)));
        return;
      }
      text.append(block);
      shown++;
    }
  }

  private static void appendEffects(StringBuilder text, Plan plan, EffectText effects) {
    List<String> headings = EffectText.whatIf(plan);
    List<Effect> found = Effect.of(plan);
    headings.forEach(heading -> text.append("\n**%s**\n".formatted(escaped(heading))));
    if (found.isEmpty() && !(plan.isEmpty() && headings.isEmpty())) {
      text.append("\n%s\n".formatted(EffectText.NONE));
    }
    List<String> blocks = found.stream().map(effect -> block(plan, effect, effects)).toList();
    append(text, blocks, new Room("effect", MAX_CHARACTERS / 2));
  }

  private static String block(Plan plan, Effect effect, EffectText effects) {
    String mark = EffectText.isMarked(effect) ? "⚠️ " : "";
    StringBuilder block = new StringBuilder();
    block.append(
        "\n<details><summary>%s%s</summary>\n\n".formatted(mark, html(effects.headline(effect))));
    effects.where(effect).forEach(line -> block.append("- ").append(escaped(line)).append('\n'));
    EffectText.instances(plan, effect)
        .forEach(line -> block.append("- ").append(escaped(line)).append('\n'));
    block.append("\n```diff\n");
    effects.lines(effect).forEach(line -> block.append(fenced(line)).append('\n'));
    return block.append("```\n\n</details>\n").toString();
  }

  /** The worst come first, so that it is the mildest that there may be no room for. */
  private static void appendFindings(StringBuilder text, List<Finding> findings) {
    if (!findings.isEmpty()) {
      text.append("\n| severity | rule | where | problem |\n| --- | --- | --- | --- |\n");
      List<String> rows =
          findings.stream()
              .sorted(Comparator.comparing(Finding::severity).reversed())
              .map(PlanMarkdown::row)
              .toList();
      append(text, rows, new Room("finding", MAX_CHARACTERS / 4));
    }
  }

  private static String row(Finding finding) {
    return "| %s | `%s` | %s | %s%s |\n"
        .formatted(
            finding.severity().name().toLowerCase(Locale.ROOT),
            finding.rule(),
            cell(finding.where().toString()),
            cell(finding.message()),
            finding.hint().map(hint -> "<br>→ " + cell(hint)).orElse(""));
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
    return Quoted.visible(text).replace("```", "'''");
  }

  private static String html(String text) {
    return Quoted.visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String escaped(String text) {
    return html(text).replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
  }

  private static String cell(String text) {
    return escaped(text);
  }
}
