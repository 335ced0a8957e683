/**
 * Terraform files: the policies in them, as far as they can be told without running Terraform, with
 * the place of everything.
 */
@NullMarked
package io.amiguard.terraform;

import org.jspecify.annotations.NullMarked;
