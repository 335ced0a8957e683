package io.amiguard.output;

import io.amiguard.Finding.Severity;
import io.amiguard.plan.Change;
import io.amiguard.plan.Change.Effort;
import io.amiguard.plan.Effect;
import io.amiguard.plan.Plan;
import io.amiguard.plan.PlanJson;
import java.io.PrintWriter;
import java.util.List;

/** A plan for a person at a terminal, in the manner of Terraform. */
public final class PlanText {
  private final PrintWriter out;
  private final Palette palette;

  public PlanText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** Shows what apply would do, and one line that counts it. */
  public void show(Plan plan, Names names) {
    if (plan.isEmpty()) {
      out.println(nothingToDo(plan));
      if (!plan.moves().isEmpty()) {
        showEffects(plan, new EffectText(plan.current().tree(), names));
      }
      return;
    }
    out.println(
        "amiguard will make these changes in organization %s (%s):"
            .formatted(
                plan.current().tree().organizationId(),
                Words.count(plan.current().tree().accounts().size(), "account")));
    ChangeText.of(plan, names).forEach(this::show);
    showEffects(plan, new EffectText(plan.current().tree(), names));
    out.println();
    out.println(palette.bold(counts(plan)));
    out.println(palette.faint("Fingerprint: " + PlanJson.fingerprint(plan)));
  }

  /** Returns the words for a single change. */
  public static String headline(Plan plan, Change change) {
    return ChangeText.headline(plan, change);
  }

  /** Returns what was done, counted. */
  public static String applied(Plan plan) {
    return "%d added, %d changed, %d removed."
        .formatted(plan.count(Effort.ADD), plan.count(Effort.CHANGE), plan.count(Effort.REMOVE));
  }

  /** Returns the sentence for a plan without changes. */
  static String nothingToDo(Plan plan) {
    return plan.isRefused()
        ? "No changes can be planned: see the errors."
        : "No changes. Nothing to do: organization %s is as the settings want it."
            .formatted(plan.current().tree().organizationId());
  }

  /** Returns the line that counts a plan's changes. */
  static String counts(Plan plan) {
    return "Plan: %d to add, %d to change, %d to remove."
        .formatted(plan.count(Effort.ADD), plan.count(Effort.CHANGE), plan.count(Effort.REMOVE));
  }

  private void showEffects(Plan plan, EffectText text) {
    List<Effect> effects = Effect.of(plan);
    for (String heading : EffectText.whatIf(plan)) {
      out.println();
      out.println(heading);
    }
    out.println();
    out.println(effects.isEmpty() ? EffectText.NONE : "Effect on accounts:");
    for (Effect effect : effects) {
      out.println();
      out.println(
          "  %s %s"
              .formatted(
                  EffectText.isMarked(effect) ? palette.of(Severity.DANGER, "!") : " ",
                  palette.bold(text.headline(effect))));
      text.where(effect).forEach(line -> out.println("      " + line));
      EffectText.instances(plan, effect).forEach(line -> out.println("      " + line));
      text.lines(effect).forEach(line -> out.println("      " + line));
    }
  }

  private void show(ChangeText.Entry entry) {
    out.println();
    out.println(
        "  %s %s"
            .formatted(
                palette.of(entry.effort(), entry.effort().symbol()),
                palette.bold(entry.headline())));
    for (DocumentLines.Line line : entry.details()) {
      out.println(
          "      %s %s".formatted(palette.of(line.effort(), line.effort().symbol()), line.text()));
    }
    for (String remark : entry.remarks()) {
      out.println("        " + palette.faint(remark));
    }
  }
}
