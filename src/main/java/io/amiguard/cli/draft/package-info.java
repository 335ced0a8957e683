/**
 * Settings files that a command writes: from flags, from what is live or runs, or from a policy in
 * a file.
 */
@NullMarked
package io.amiguard.cli.draft;

import org.jspecify.annotations.NullMarked;
