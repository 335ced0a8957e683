/** Which accounts and Regions of an organization a command is about. */
@NullMarked
package io.amiguard.cli.place;

import org.jspecify.annotations.NullMarked;
