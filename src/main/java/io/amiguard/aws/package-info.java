/** AWS behind the ports: the SDK's clients, their patience, and AWS's errors in words. */
@NullMarked
package io.amiguard.aws;

import org.jspecify.annotations.NullMarked;
