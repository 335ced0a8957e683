/** The settings on single accounts and Regions, without an organization: plan, apply, check. */
@NullMarked
package io.amiguard.cli.account;

import org.jspecify.annotations.NullMarked;
