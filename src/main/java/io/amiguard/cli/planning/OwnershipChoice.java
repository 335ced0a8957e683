package io.amiguard.cli.planning;

import io.amiguard.plan.Adoption;
import io.amiguard.plan.PlanOptions.LeftOvers;
import picocli.CommandLine.Option;

/** What may be done with policies that are not ours yet, or not wanted any more. */
public final class OwnershipChoice {

  @Option(
      names = "--adopt",
      description =
          "Take over live policies that have the name of one in the settings and are not ours: tag"
              + " them, and change what they say about Allowed AMIs, nothing else.")
  boolean adopt;

  @Option(
      names = "--prune",
      description = "Detach and delete policies that are ours and no longer in the settings.")
  boolean prune;

  /** Returns whether any flag was given. */
  public boolean isGiven() {
    return adopt || prune;
  }

  /** Returns what is allowed for a policy of which the settings say {@code adoption}. */
  Adoption or(Adoption adoption) {
    return adopt ? Adoption.ALLOWED : adoption;
  }

  LeftOvers leftOvers() {
    return prune ? LeftOvers.PRUNE : LeftOvers.KEEP;
  }
}
