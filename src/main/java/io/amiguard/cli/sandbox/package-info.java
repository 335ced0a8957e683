/** An AWS-compatible organization on this machine: served to others, and begun afresh. */
@NullMarked
package io.amiguard.cli.sandbox;

import org.jspecify.annotations.NullMarked;
