package io.amiguard.policy;

import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Step;
import io.amiguard.policy.Value.Many;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A value that a node may have, and how it came about.
 *
 * @param steps what made the value, in order
 * @param overridden whose assigned or appended values it replaced
 */
record Alternative(Value value, List<Step> steps, List<Source> overridden) {

  /** What an append finds where nothing was inherited. */
  static final Alternative BLANK = new Alternative(Many.NOTHING, List.of(), List.of());

  /** Returns the value that an operation assigns, whoever had a say before or beside it. */
  static Alternative assigned(Operation operation, Set<Source> contenders) {
    return new Alternative(
        operation.operand(),
        List.of(operation.step(operation.operand())),
        contenders.stream().filter(source -> !source.equals(operation.source())).toList());
  }

  /** Returns this with what an operation appends; a single value cannot grow. */
  Alternative appended(Operation operation) {
    if (!(value instanceof Many list && operation.operand() instanceof Many more)) {
      return this;
    }
    Many added = more.without(list);
    boolean changesNothing = added.isEmpty() && !steps.isEmpty();
    return changesNothing ? this : after(operation.step(added), list.with(added));
  }

  /** Returns this without what an operation removes; a single value cannot shrink. */
  Alternative removed(Operation operation) {
    if (!(value instanceof Many list && operation.operand() instanceof Many unwanted)) {
      return this;
    }
    Many rest = list.without(unwanted);
    Many gone = list.without(rest);
    return gone.isEmpty() ? this : after(operation.step(gone), rest);
  }

  /** Returns who assigned or appended something to the value, the overridden included. */
  Set<Source> contenders() {
    Set<Source> contenders = new LinkedHashSet<>(overridden);
    steps.stream()
        .filter(step -> !step.operator().equals(PolicyKeys.REMOVE))
        .forEach(step -> contenders.add(step.source()));
    return contenders;
  }

  private Alternative after(Step step, Value changed) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new Alternative(changed, List.copyOf(more), overridden);
  }
}
