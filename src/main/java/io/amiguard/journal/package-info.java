/** What was done to an organization, written down before it was done, and the way back. */
@NullMarked
package io.amiguard.journal;

import org.jspecify.annotations.NullMarked;
