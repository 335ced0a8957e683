/** Settings made of what is there already: live policies, policy files, or a few flags. */
@NullMarked
package io.amiguard.conversion;

import org.jspecify.annotations.NullMarked;
