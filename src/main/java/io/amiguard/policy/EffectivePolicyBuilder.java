package io.amiguard.policy;

import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import java.util.ArrayList;
import java.util.List;

/** Reads an effective policy off a merged document, node by node. */
final class EffectivePolicyBuilder {
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Uncertain> uncertain = new ArrayList<>();
  private final List<IgnoredOperator> ignored = new ArrayList<>();
  private final Outcomes outcomes;

  private EffectivePolicyBuilder(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** Which of the possible outcomes of a merge are reported. */
  enum Outcomes {
    /** The one that follows from the order given and from what AWS was seen to do. */
    RECORDED,
    /** The one that follows from the order given if a control on a container keeps keys out. */
    KEPT_OUT,
    /** All that AWS's silence leaves open. */
    POSSIBLE
  }

  static EffectivePolicy read(MergedNode document, Outcomes outcomes) {
    EffectivePolicyBuilder builder = new EffectivePolicyBuilder(outcomes);
    builder.add(document);
    return new EffectivePolicy(builder.decisions, builder.uncertain, builder.ignored);
  }

  private void add(MergedNode node) {
    ignored.addAll(node.ignored());
    if (node.candidates().isEmpty()) {
      node.children().values().forEach(this::add);
    } else {
      addValue(node);
    }
  }

  private void addValue(MergedNode node) {
    boolean isLocked = node.lockAbove().isPresent();
    switch (outcomes) {
      case RECORDED -> decisions.add(node.candidates().get(0));
      case KEPT_OUT -> {
        if (!isLocked) {
          decisions.add(node.candidates().get(0));
        }
      }
      case POSSIBLE -> {
        if (isLocked || node.candidates().size() > 1) {
          uncertain.add(new Uncertain(node.path(), node.candidates(), node.lockAbove()));
        } else {
          decisions.add(node.candidates().get(0));
        }
      }
    }
  }
}
