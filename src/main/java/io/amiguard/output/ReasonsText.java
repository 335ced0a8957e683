package io.amiguard.output;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import io.amiguard.policy.InheritanceRule;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.policy.PolicyLocations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who decided each value of an effective policy, in lines. */
final class ReasonsText {
  private static final int ALL_OPERATORS = 3;

  private final OrganizationTree tree;
  private final Names names;
  private final PolicyLocations locations;
  private final List<Line> lines = new ArrayList<>();

  ReasonsText(OrganizationTree tree, Names names, PolicyLocations locations) {
    this.tree = tree;
    this.names = names;
    this.locations = locations;
  }

  /** A line, not yet wrapped. */
  record Line(String indent, String text) {}

  /** Returns every value with its policies, then what is open, then what AWS ignores. */
  List<Line> of(EffectivePolicy effective) {
    effective.decisions().forEach(this::decided);
    effective.uncertain().forEach(this::uncertain);
    rules(effective.uncertain());
    effective.ignored().forEach(this::ignored);
    return List.copyOf(lines);
  }

  private void decided(Decision decision) {
    lines.add(new Line("", ""));
    add("  ", "%s = %s".formatted(path(decision.path()), value(decision.value())));
    steps("    ", decision);
    overridden("    ", decision.overridden());
    permitted(decision);
  }

  private void steps(String indent, Decision decision) {
    for (Step step : decision.steps()) {
      String what = decision.steps().size() == 1 ? "" : values(step) + " ";
      add(indent, "%s%s %s".formatted(what, verb(step, decision), label(step.source())));
      add(indent + "  ", location(step));
    }
  }

  private void overridden(String indent, List<Source> overridden) {
    if (!overridden.isEmpty()) {
      add(indent, "overriding " + overridden.stream().map(this::label).collect(joining(" and ")));
    }
  }

  /** Nobody knows which candidate overrides which, but all of them override what was inherited. */
  private static List<Source> withoutRivals(Decision candidate, Uncertain uncertain) {
    Set<Source> rivals =
        uncertain.candidates().stream()
            .flatMap(other -> other.steps().stream())
            .map(Step::source)
            .collect(toSet());
    return candidate.overridden().stream().filter(source -> !rivals.contains(source)).toList();
  }

  private static String verb(Step step, Decision decision) {
    if (step.equals(decision.steps().get(0))) {
      return "from";
    }
    return step.operator().equals(PolicyKeys.REMOVE) ? "removed by" : "appended by";
  }

  private String location(Step step) {
    return locations
        .of(step.source().policyId(), step.pointer())
        .map(where -> "%s:%d %s".formatted(where.file(), where.line(), step.pointer()))
        .orElse(step.pointer());
  }

  private void permitted(Decision decision) {
    if (decision.permitted().isEmpty()) {
      add("    ", "locked: policies at lower levels cannot change it");
    } else if (decision.permitted().size() < ALL_OPERATORS) {
      add(
          "    ",
          "policies at lower levels may only use " + String.join(" or ", decision.permitted()));
    }
  }

  private void uncertain(Uncertain uncertain) {
    lines.add(new Line("", ""));
    add("  ", "? %s is uncertain. It is one of:".formatted(path(uncertain.path())));
    for (Decision candidate : uncertain.candidates()) {
      add("    ", value(candidate.value()));
      steps("      ", candidate);
      overridden("      ", withoutRivals(candidate, uncertain));
    }
    uncertain
        .lock()
        .ifPresent(
            lock ->
                add("    ", "not set, if the control of %s keeps it out".formatted(label(lock))));
  }

  private void rules(List<Uncertain> uncertain) {
    Set<InheritanceRule> rules = new LinkedHashSet<>();
    uncertain.forEach(value -> rules.addAll(value.because()));
    for (InheritanceRule rule : rules) {
      lines.add(new Line("", ""));
      String certainty = rule.certainty().name().toLowerCase(Locale.ROOT);
      add("  ", "Why: %s (%s: %s)".formatted(rule.text(), certainty, rule.source()));
    }
  }

  private void ignored(IgnoredOperator ignored) {
    lines.add(new Line("", ""));
    add(
        "  ",
        "! %s of %s in %s is not allowed by %s, so AWS ignores it."
            .formatted(
                ignored.operator(),
                path(ignored.path()),
                label(ignored.source()),
                label(ignored.lock())));
  }

  private String label(Source source) {
    return "%s (%s) attached to %s"
        .formatted(source.policyName(), source.policyId(), tree.labelOf(source.targetId()));
  }

  private String values(Step step) {
    return step.values().isEmpty()
        ? "nothing"
        : step.values().stream().map(names::label).collect(joining(", "));
  }

  private String value(JsonNode value) {
    if (!value.isArray()) {
      return names.label(value.asText());
    }
    List<String> items = new ArrayList<>();
    value.forEach(item -> items.add(names.label(item.asText())));
    return items.isEmpty() ? "[] (an empty list)" : String.join(", ", items);
  }

  private static String path(String pointer) {
    return DocumentLines.path(Pointers.keys(pointer));
  }

  private void add(String indent, String text) {
    lines.add(new Line(indent, text));
  }
}
