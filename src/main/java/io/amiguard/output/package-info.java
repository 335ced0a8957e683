/**
 * Shows plans, findings and verifications; one renderer a format, none of which decides anything.
 */
@NullMarked
package io.amiguard.output;

import org.jspecify.annotations.NullMarked;
