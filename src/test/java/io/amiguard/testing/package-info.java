/** Organizations and policies that tests share. */
@NullMarked
package io.amiguard.testing;

import org.jspecify.annotations.NullMarked;
