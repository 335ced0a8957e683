/** From the settings that a person names to a plan, and how it is shown and kept in a file. */
@NullMarked
package io.amiguard.cli.planning;

import org.jspecify.annotations.NullMarked;
