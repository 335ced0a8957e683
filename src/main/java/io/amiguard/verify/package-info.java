/** Is it attached, and does AWS say what the settings say? */
@NullMarked
package io.amiguard.verify;

import org.jspecify.annotations.NullMarked;
