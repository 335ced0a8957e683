package io.amiguard.plan;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.policy.EffectivePolicy;
import io.amiguard.policy.Inheritance;
import java.util.IdentityHashMap;

/** The outlook of every place of an organization; places that share a policy share it, too. */
final class Outlooks {
  private final OrganizationTree tree;
  private final Inheritance inheritance;
  private final IdentityHashMap<EffectivePolicy, Outlook> outlooks = new IdentityHashMap<>();

  Outlooks(CurrentOrganization organization) {
    this.tree = organization.tree();
    this.inheritance = organization.inheritance();
  }

  Outlook of(TargetId place) {
    return outlooks.computeIfAbsent(inheritance.effective(place), Outlook::of);
  }

  /** Returns what a place inherits and has. */
  Level level(TargetId place) {
    return new Level(place, tree.parentOf(place).map(this::of).orElse(Outlook.NOTHING), of(place));
  }
}
