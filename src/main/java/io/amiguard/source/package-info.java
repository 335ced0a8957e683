/**
 * Text files, and the trees that YAML and JSON make of them, in which every value knows its line
 * and column.
 */
@NullMarked
package io.amiguard.source;

import org.jspecify.annotations.NullMarked;
