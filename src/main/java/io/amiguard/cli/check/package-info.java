/** Whether an organization is what the settings say: attached, effective, and in force. */
@NullMarked
package io.amiguard.cli.check;

import org.jspecify.annotations.NullMarked;
