package io.amiguard.output;

import static java.util.stream.Collectors.joining;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.plan.BlockedInstances;
import io.amiguard.plan.Effect;
import io.amiguard.plan.Effect.Launches;
import io.amiguard.plan.EffectChange;
import io.amiguard.plan.EffectChange.Direction;
import io.amiguard.plan.OpenQuestion;
import io.amiguard.plan.Plan;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.State;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a plan does to the accounts, in lines that text and Markdown share. */
final class EffectText {
  /** What is said in place of effects. */
  static final String NONE = "No account gets another effective policy.";

  private static final String NOT_COMPLETE =
      "; NOT COMPLETE, as not all accounts and Regions could be read";

  private final OrganizationTree tree;
  private final DocumentLines documents;

  EffectText(OrganizationTree tree, Names names) {
    this.tree = tree;
    this.documents = new DocumentLines(names);
  }

  /** Returns a heading for each what-if, so that its effect is not taken for the plan's. */
  static List<String> whatIf(Plan plan) {
    OrganizationTree tree = plan.current().tree();
    return plan.moves().stream()
        .map(
            move ->
                "What if account %s moved to %s (nothing is moved):"
                    .formatted(tree.labelOf(move.account()), tree.labelOf(move.parent())))
        .map(Quoted::visible)
        .toList();
  }

  /** Returns one line that says for how many accounts what happens. */
  String headline(Effect effect) {
    return Quoted.visible(
        "%s: %s, %s"
            .formatted(
                Words.count(effect.accounts().size(), "account"),
                state(effect),
                consequence(effect)));
  }

  /** Returns whether the effect has to catch the eye. */
  static boolean isMarked(Effect effect) {
    return effect.launches() == Launches.RESTRICTED || effect.launches() == Launches.UNCERTAIN;
  }

  /** Returns where the accounts are: a line for each place with the names below it, shortened. */
  List<String> where(Effect effect) {
    return Places.of(effect.accounts(), tree);
  }

  /** Returns what the plan would do to running instances there, if that is known. */
  static List<String> instances(Plan plan, Effect effect) {
    return plan.options().blocked().map(all -> all.in(effect.accounts())).stream()
        .map(there -> instances(there, effect))
        .toList();
  }

  private static String instances(BlockedInstances there, Effect effect) {
    boolean isEnabled = state(effect.after()).equals(State.ENABLED.inPolicy());
    String blocked =
        there.blockedCount() == 0
            ? "would block the AMI of no running instance"
            : "would block new launches of the AMIs of %s in %s%s"
                .formatted(
                    Words.count(there.blockedCount(), "running instance"),
                    Words.count(there.blocked().size(), "account"),
                    isEnabled ? "" : ", once the state is enabled");
    String unknown =
        there.unknownCount() == 0
            ? ""
            : "; not known for " + Words.count(there.unknownCount(), "running instance");
    return blocked + unknown + (there.isComplete() ? "" : NOT_COMPLETE);
  }

  /** Returns what becomes different, narrowing first and marked as such. */
  List<String> lines(Effect effect) {
    List<String> lines = new ArrayList<>();
    for (EffectChange change : effect.changes()) {
      if (isState(change)) {
        continue;
      }
      documents
          .of(change.difference())
          .forEach(line -> lines.add(line.effort().symbol() + " " + line.text() + note(change)));
    }
    effect.before().uncertain().stream()
        .filter(open -> !isOpen(effect.after(), open.path()))
        .map(open -> "? %s was one of: %s".formatted(path(open), candidates(open)))
        .forEach(lines::add);
    effect.after().uncertain().stream()
        .map(open -> "? %s is one of: %s".formatted(path(open), candidates(open)))
        .map(Quoted::visible)
        .forEach(lines::add);
    return lines;
  }

  /** The headline says the state already. */
  private static boolean isState(EffectChange change) {
    List<String> path = change.difference().path();
    return path.get(path.size() - 1).equals(PolicyKeys.STATE);
  }

  private String state(Effect effect) {
    String before = state(effect.before());
    String after = state(effect.after());
    if (before.equals(after)) {
      return (after.equals("uncertain") ? "state is " : "state stays ") + after;
    }
    return "state " + before + " → " + after;
  }

  private static String state(EffectivePolicy policy) {
    return isOpen(policy, Effect.STATE_PATH)
        ? "uncertain"
        : Effect.stateOf(policy).orElse("not set");
  }

  private static String consequence(Effect effect) {
    return switch (effect.launches()) {
      case RESTRICTED -> "LAUNCHES ARE RESTRICTED";
      case UNCERTAIN ->
          effect.openQuestions().stream()
              .map(EffectText::question)
              .collect(joining(", and ", "IT DEPENDS ", ""));
      case RELAXED -> "launches are relaxed";
      case UNTOUCHED -> "no launch is blocked that was not before";
    };
  }

  private static String question(OpenQuestion question) {
    return switch (question) {
      case ORDER_OF_ATTACHMENT -> "on the order of attachment, which AWS does not show";
      case CHILD_CONTROL ->
          "on whether a child control keeps keys out, which AWS does not document";
      case ENABLED_WITHOUT_CRITERIA ->
          "on what enabled lets through without criteria, which AWS does not document";
    };
  }

  private static String note(EffectChange change) {
    return change.direction() == Direction.NEITHER
        ? ""
        : " (" + (change.direction() == Direction.NARROWS ? "narrows" : "widens") + ")";
  }

  private static boolean isOpen(EffectivePolicy policy, String path) {
    return policy.uncertain().stream().anyMatch(open -> open.path().equals(path));
  }

  private static String path(EffectivePolicy.Uncertain uncertain) {
    return DocumentLines.path(Pointers.keys(uncertain.path()));
  }

  private String candidates(EffectivePolicy.Uncertain uncertain) {
    Stream<String> values =
        uncertain.candidates().stream()
            .map(
                candidate ->
                    "%s (policy %s)"
                        .formatted(
                            documents.show(candidate.value()),
                            candidate.steps().stream()
                                .map(step -> step.source().policyName().value())
                                .distinct()
                                .collect(joining(", "))));
    Stream<String> nothing = uncertain.lock().stream().map(lock -> "not set");
    return Stream.concat(values, nothing).collect(joining(", or "));
  }
}
