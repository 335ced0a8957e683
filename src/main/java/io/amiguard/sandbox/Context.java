package io.amiguard.sandbox;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.snapshot.Snapshot;
import java.time.Clock;

/** What an operation works with: the organization, who asks, and how lists are paged. */
record Context(LiveOrganization live, Caller caller, Paging paging, Clock clock) {

  /** Returns the organization as it is now. */
  Snapshot snapshot() {
    return live.now().snapshot();
  }

  OrganizationTree tree() {
    return snapshot().tree();
  }

  boolean callerIsManagement() {
    return caller.account().equals(tree().managementAccountId());
  }
}
