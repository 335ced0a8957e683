/** The AMIs that criteria let through, as sets which can be compared without any AMI at hand. */
@NullMarked
package io.amiguard.images;

import org.jspecify.annotations.NullMarked;
