/** What runs in the accounts, and which of it a list of allowed images would block. */
@NullMarked
package io.amiguard.inventory;

import org.jspecify.annotations.NullMarked;
