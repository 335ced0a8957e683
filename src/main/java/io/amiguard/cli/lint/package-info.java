/** Rules for policies and settings files: what they find, what they correct, what they say. */
@NullMarked
package io.amiguard.cli.lint;

import org.jspecify.annotations.NullMarked;
