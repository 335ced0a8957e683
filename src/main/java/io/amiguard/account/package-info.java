/**
 * Allowed AMIs without a declarative policy: what accounts have set for themselves, one Region at a
 * time, and the way from that to what is wanted.
 */
@NullMarked
package io.amiguard.account;

import org.jspecify.annotations.NullMarked;
