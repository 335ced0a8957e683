/** A plan in a file: to be reviewed now, and applied later if nothing has moved. */
@NullMarked
package io.amiguard.planfile;

import org.jspecify.annotations.NullMarked;
