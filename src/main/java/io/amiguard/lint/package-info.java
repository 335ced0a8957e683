/** Finds mistakes in settings, policies and snapshots without AWS, and says where they are. */
@NullMarked
package io.amiguard.lint;

import org.jspecify.annotations.NullMarked;
