package io.amiguard.cli.connection;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.CurrentOrganization;
import io.amiguard.plan.CurrentReader;
import java.util.Set;

/** An organization that has been read already, so that a part of it is no less work than all. */
record InHand(CurrentOrganization whole) implements CurrentReader {
  @Override
  public CurrentOrganization around(Set<TargetId> accounts) {
    return whole;
  }
}
