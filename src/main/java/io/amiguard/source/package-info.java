/** Text files as trees in which every value knows its line and column, from YAML and from JSON. */
@NullMarked
package io.amiguard.source;

import org.jspecify.annotations.NullMarked;
