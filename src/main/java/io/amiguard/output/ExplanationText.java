package io.amiguard.output;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Effect;
import io.amiguard.plan.Explanation;
import io.amiguard.plan.Explanation.Group;
import io.amiguard.plan.Move;
import io.amiguard.policy.PolicyLocations;
import io.amiguard.verify.LiveComparison;
import io.amiguard.verify.LiveComparison.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An explanation for a person: for each group of accounts first what they have, then who decided
 * it, no wider than a narrow terminal.
 */
public final class ExplanationText {
  private final PrintWriter out;
  private final Palette palette;

  public ExplanationText(PrintWriter out, Palette palette) {
    this.out = out;
    this.palette = palette;
  }

  /** Shows what accounts have and why, then one line that counts. */
  public void show(Explanation explanation, PolicyLocations locations) {
    OrganizationTree tree = explanation.tree();
    Names names = Names.of(tree, Map.of());
    showMoves(explanation, names);
    for (Group group : explanation.groups()) {
      showAccounts(group, tree);
      SettingsWords.of(group.effective(), names).forEach(sentence -> print("  ", sentence));
      new ReasonsText(tree, names, locations)
          .of(group.effective())
          .forEach(line -> print(line.indent(), line.text()));
      out.println();
    }
    out.println(palette.bold(count(explanation)));
  }

  /** Shows findings, which may be what AWS says against a prediction. */
  public void show(List<Finding> findings, Optional<LiveComparison> live) {
    new FindingsText(out, palette).show(findings);
    live.ifPresent(comparison -> out.println(palette.bold(summary(comparison))));
  }

  private void showMoves(Explanation explanation, Names names) {
    OrganizationTree now = explanation.current().tree();
    for (Move move : explanation.moves()) {
      print(
          "",
          "What if account %s moved to %s (nothing is moved):"
              .formatted(now.labelOf(move.account()), now.labelOf(move.parent())));
    }
    if (explanation.moves().isEmpty()) {
      return;
    }
    EffectText text = new EffectText(now, names);
    List<Effect> effects = explanation.effects();
    if (effects.isEmpty()) {
      print("  ", "No account gets another effective policy.");
    }
    for (Effect effect : effects) {
      print("  ", text.headline(effect));
      text.lines(effect).forEach(line -> print("    ", line));
    }
    out.println();
  }

  private void showAccounts(Group group, OrganizationTree tree) {
    if (group.accounts().size() == 1) {
      TargetId account = group.accounts().get(0);
      String where = "%s in %s".formatted(tree.labelOf(account), Places.parent(account, tree));
      printBold(where + inactive(account, tree));
    } else {
      printBold(Words.count(group.accounts().size(), "account") + " have the same:");
      Places.of(group.accounts(), tree).forEach(line -> print("  ", line));
    }
    out.println();
  }

  private static String inactive(TargetId account, OrganizationTree tree) {
    return tree.account(account)
        .filter(found -> !found.isActive())
        .map(Account::state)
        .map(" (%s)"::formatted)
        .orElse("");
  }

  private static String count(Explanation explanation) {
    int accounts = explanation.groups().stream().mapToInt(group -> group.accounts().size()).sum();
    return "Explained: %s of organization %s%s."
        .formatted(
            Words.count(accounts, "account"),
            explanation.current().tree().organizationId(),
            explanation.groups().size() > 1
                ? ", in %s".formatted(Words.count(explanation.groups().size(), "group"))
                : "");
  }

  private static String summary(LiveComparison live) {
    long asked = live.outcomes().size() - live.count(Outcome.NOT_ACTIVE);
    return "AWS says the same for %s of %s; %s differently, %s could not be read."
        .formatted(
            Words.number(live.count(Outcome.AS_PREDICTED)),
            Words.count(asked, "active account"),
            Words.number(live.count(Outcome.DIFFERS)),
            Words.number(live.count(Outcome.UNREADABLE)));
  }

  private void print(String indent, String text) {
    Wrapped.lines(indent, text).forEach(out::println);
  }

  private void printBold(String text) {
    Wrapped.lines("", text).forEach(line -> out.println(palette.bold(line)));
  }
}
