/** What accounts have in effect, and which policy decided each value of it. */
@NullMarked
package io.amiguard.cli.explain;

import org.jspecify.annotations.NullMarked;
