/**
 * How an organization and its accounts are reached: in AWS with the user's credentials, in a
 * sandbox, or in a snapshot file. The one room that opens {@code aws} and {@code sandbox}.
 */
@NullMarked
package io.amiguard.cli.connection;

import org.jspecify.annotations.NullMarked;
