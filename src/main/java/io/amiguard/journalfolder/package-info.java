/**
 * The journal on disk: a folder with a file for each entry, and the locks by which one process at a
 * time has a turn. What stands in the files, {@link io.amiguard.journal} knows.
 */
@NullMarked
package io.amiguard.journalfolder;

import org.jspecify.annotations.NullMarked;
