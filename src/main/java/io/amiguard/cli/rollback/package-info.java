/** What was done before, and the way back from it. */
@NullMarked
package io.amiguard.cli.rollback;

import org.jspecify.annotations.NullMarked;
