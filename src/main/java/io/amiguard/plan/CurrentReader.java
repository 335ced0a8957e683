package io.amiguard.plan;

import io.amiguard.organization.TargetId;
import java.util.Set;

/** Reads an organization as it is now. */
public interface CurrentReader {

  /** Returns all of it. */
  CurrentOrganization whole();

  /**
   * Returns what decides about some accounts: the accounts, every unit above them, the root, and
   * all policies. More of the tree may be there.
   */
  CurrentOrganization around(Set<TargetId> accounts);
}
