/** What changes an organization: the plan shown, agreed to, performed, and waited for. */
@NullMarked
package io.amiguard.cli.change;

import org.jspecify.annotations.NullMarked;
