/** AWS's own account status report: what it needs, how it goes, and what its summary says. */
@NullMarked
package io.amiguard.report;

import org.jspecify.annotations.NullMarked;
