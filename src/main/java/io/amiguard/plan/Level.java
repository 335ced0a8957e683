package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy.Decision;
import io.amiguard.policy.EffectivePolicy.Source;
import java.util.List;

/** A place, what it inherits, and what it has together with the policies attached to it. */
record Level(TargetId target, Outlook inherited, Outlook own) {

  /** Returns whether a policy stands on the place itself. */
  boolean isHere(Source source) {
    return source.targetId().equals(target);
  }

  /** Returns the policies on the place itself that may have set a value. */
  List<Source> authorsHere(List<Decision> candidates) {
    return Outlook.authors(candidates).stream().filter(this::isHere).toList();
  }
}
