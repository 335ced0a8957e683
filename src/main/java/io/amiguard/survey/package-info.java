/** Asking accounts something in each of their Regions, many at a time. */
@NullMarked
package io.amiguard.survey;

import org.jspecify.annotations.NullMarked;
