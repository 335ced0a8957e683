package io.amiguard.plan;

import io.amiguard.Finding.Severity;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.InheritanceRule;
import io.amiguard.policy.PolicyName;
import io.amiguard.policy.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a place inherits with what the policies attached to it make of it. */
final class Surprises {
  private static final int VALUES_AT_MOST = 3;
  private static final String OVERLAY = "-enforced";

  private final Level level;
  private final SourceLabels labels;

  private Surprises(Level level, SourceLabels labels) {
    this.level = level;
    this.labels = labels;
  }

  /**
   * Returns what is surprising at one place.
   *
   * @param ours the policies of the settings; a state that they give was meant
   */
  static List<Surprise> at(Level level, SourceLabels labels, Set<PolicyName> ours) {
    Surprises surprises = new Surprises(level, labels);
    List<Surprise> found = new ArrayList<>(surprises.rivalries());
    found.addAll(surprises.agreements());
    surprises.stateChange(ours).ifPresent(found::add);
    found.addAll(CriterionSurprises.at(level, labels));
    return found;
  }

  /** Returns whether this is the policy that turns another one on, wave by wave. */
  static boolean isOverlay(PolicyName overlay, PolicyName policy) {
    return overlay.value().equals(policy.value() + OVERLAY);
  }

  /** {@link InheritanceRule#FIRST_ATTACHED_ASSIGNS}: one for each set of policies. */
  private List<Surprise> rivalries() {
    Map<List<Source>, List<String>> byRivals = new LinkedHashMap<>();
    level
        .own()
        .values()
        .forEach(
            (path, candidates) -> {
              List<Source> rivals = level.authorsHere(candidates);
              if (rivals.size() > 1) {
                byRivals.computeIfAbsent(rivals, it -> new ArrayList<>()).add(path);
              }
            });
    return byRivals.entrySet().stream()
        .map(entry -> rivalry(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Surprise rivalry(List<Source> rivals, List<String> paths) {
    return new Surprise(
        Severity.WARNING,
        InheritanceFindings.ORDER_DECIDES,
        "%s assign %s; the one that was attached first wins, which AWS does not show"
            .formatted(labels.policies(rivals), candidates(paths)),
        "let only one of them assign it, or attach them to different places",
        Set.copyOf(paths));
  }

  /**
   * {@link InheritanceRule#FIRST_ATTACHED_ASSIGNS}: while peers assign the same, nobody can tell
   * who wins. One for each set of policies.
   */
  private List<Surprise> agreements() {
    Map<List<Source>, List<String>> byPeers = new LinkedHashMap<>();
    level
        .own()
        .values()
        .forEach(
            (path, candidates) -> {
              List<Source> peers = candidates.size() == 1 ? agreed(candidates.get(0)) : List.of();
              if (peers.size() > 1) {
                byPeers.computeIfAbsent(peers, it -> new ArrayList<>()).add(path);
              }
            });
    return byPeers.entrySet().stream()
        .map(entry -> agreement(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Of one place only those who assign are overridden by another one who assigns. */
  private List<Source> agreed(Decision decision) {
    return level.isHere(Outlook.author(decision))
        ? Stream.concat(Stream.of(Outlook.author(decision)), decision.overridden().stream())
            .filter(level::isHere)
            .toList()
        : List.of();
  }

  private Surprise agreement(List<Source> peers, List<String> paths) {
    return new Surprise(
        Severity.NOTE,
        "inheritance.same-value",
        "%s assign %s, which is the same whichever was attached first; to edit one of them later may do nothing, or leave it to the order, which AWS does not show"
            .formatted(
                labels.policies(peers),
                shown(paths, path -> SourceLabels.value(level.own().at(path).get(0).value()))),
        "let only one of them assign it",
        Set.copyOf(paths));
  }

  private String candidates(List<String> paths) {
    return shown(paths, path -> SourceLabels.candidates(level.own().at(path)));
  }

  private static String shown(List<String> paths, UnaryOperator<String> value) {
    String shown =
        paths.stream()
            .limit(VALUES_AT_MOST)
            .map(path -> Outlook.words(path) + " = " + value.apply(path))
            .collect(Collectors.joining(", "));
    int more = paths.size() - VALUES_AT_MOST;
    return more > 0 ? shown + ", and %d more values".formatted(more) : shown;
  }

  /** {@link InheritanceRule#ASSIGN_REPLACES}: nothing above keeps a lower policy from it. */
  private Optional<Surprise> stateChange(Set<PolicyName> ours) {
    List<Decision> before = level.inherited().at(Effect.STATE_PATH);
    List<Decision> after = level.own().at(Effect.STATE_PATH);
    if (before.size() != 1 || after.size() != 1) {
      return Optional.empty();
    }
    Source upper = Outlook.author(before.get(0));
    Source lower = Outlook.author(after.get(0));
    Optional<State> from = state(before.get(0));
    Optional<State> to = state(after.get(0));
    if (!level.isHere(lower) || from.isEmpty() || to.isEmpty() || from.equals(to)) {
      return Optional.empty();
    }
    boolean weakens = to.get().compareTo(from.get()) > 0;
    if (!weakens && isOverlay(lower.policyName(), upper.policyName())) {
      return Optional.empty();
    }
    String message =
        "%s turns the state from %s to %s; %s leaves it open to lower policies"
            .formatted(
                labels.policy(lower),
                from.get().inPolicy(),
                to.get().inPolicy(),
                labels.policyOnTarget(upper));
    return Optional.of(
        new Surprise(
            weakens && !ours.contains(lower.policyName()) ? Severity.DANGER : Severity.NOTE,
            "inheritance.state-changed",
            message,
            "if that is not meant, detach the lower policy, or lock the state with child_policies",
            Set.of(Effect.STATE_PATH)));
  }

  private static Optional<State> state(Decision decision) {
    return State.parse(decision.value().asText());
  }
}
