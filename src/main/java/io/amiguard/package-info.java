/** The two words that every package may use: a finding, and "cannot go on". */
@NullMarked
package io.amiguard;

import org.jspecify.annotations.NullMarked;
