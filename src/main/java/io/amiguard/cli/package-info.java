/**
 * The command line: one thin class a command, options, exit codes, and the wiring of everything
 * else. The command line is the only stable interface of amiguard.
 */
@NullMarked
package io.amiguard.cli;

import org.jspecify.annotations.NullMarked;
