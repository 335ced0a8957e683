/** What settings and plans would do to what runs in the accounts. */
@NullMarked
package io.amiguard.cli.impact;

import org.jspecify.annotations.NullMarked;
