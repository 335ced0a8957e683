/** AWS's account status reports: started, shown, cancelled. */
@NullMarked
package io.amiguard.cli.report;

import org.jspecify.annotations.NullMarked;
