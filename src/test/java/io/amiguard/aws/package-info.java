/** The adapters, driven through the real SDK over a scripted HTTP client. */
@NullMarked
package io.amiguard.aws;

import org.jspecify.annotations.NullMarked;
