package io.amiguard.plan;

import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;

/**
 * A question: what if an account were in another place? Moving an account changes its effective
 * policy without any policy changing. amiguard moves nobody; only effects are computed.
 *
 * @param parent the root or an organizational unit
 */
public record Move(TargetId account, TargetId parent) {

  OrganizationTree applyTo(OrganizationTree tree) {
    return tree.withMoved(account, parent);
  }
}
