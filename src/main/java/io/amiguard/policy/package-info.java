/** What a declarative policy says, and what several of them mean together. */
@NullMarked
package io.amiguard.policy;

import org.jspecify.annotations.NullMarked;
