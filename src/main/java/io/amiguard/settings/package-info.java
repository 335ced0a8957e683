/** What the user wants: the settings file and the flags that stand in for it. */
@NullMarked
package io.amiguard.settings;

import org.jspecify.annotations.NullMarked;
