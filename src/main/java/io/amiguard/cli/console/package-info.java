/**
 * What every command shares with the person and the process: the streams, what is said on them
 * while something takes long or is interrupted, and the exit code in the end.
 */
@NullMarked
package io.amiguard.cli.console;

import org.jspecify.annotations.NullMarked;
