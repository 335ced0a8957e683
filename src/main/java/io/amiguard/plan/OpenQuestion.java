package io.amiguard.plan;

import io.amiguard.policy.InheritanceRule;

/** Something that AWS does not show or document, and that decides what accounts may launch. */
public enum OpenQuestion {
  /** {@link InheritanceRule#FIRST_ATTACHED_ASSIGNS}. */
  ORDER_OF_ATTACHMENT,

  /** {@link InheritanceRule#CONTAINER_CONTROL}. */
  CHILD_CONTROL,

  /**
   * What {@code enabled} lets through if there is no criterion: nothing, everything or an error.
   */
  ENABLED_WITHOUT_CRITERIA;

  static OpenQuestion of(InheritanceRule rule) {
    return rule == InheritanceRule.CONTAINER_CONTROL ? CHILD_CONTROL : ORDER_OF_ATTACHMENT;
  }
}
