/** An organization in a file: what a snapshot holds, how it is read, checked and written. */
@NullMarked
package io.amiguard.snapshot;

import org.jspecify.annotations.NullMarked;
