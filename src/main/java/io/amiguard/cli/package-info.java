/**
 * The command line: one thin class a command, options, exit codes, and the wiring of everything
 * else. The command line is the only stable interface of amiguard.
 *
 * <p>Here every command is wired. What belongs to some of them has a room: {@code change}, {@code
 * rollback}, {@code account}, {@code check} and so on. They stand on {@code planning} (settings to
 * plan), {@code connection} (how an organization is reached), {@code place} (which accounts and
 * Regions) and {@code console} (streams, exit codes).
 */
@NullMarked
package io.amiguard.cli;

import org.jspecify.annotations.NullMarked;
