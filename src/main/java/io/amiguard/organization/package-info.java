/** Who is under whom: the root, organizational units and accounts of an AWS Organization. */
@NullMarked
package io.amiguard.organization;

import org.jspecify.annotations.NullMarked;
