package io.amiguard.conversion;

import io.amiguard.Finding.Where;
import java.util.List;

/** Where the parts of a policy document stand, for findings. */
@FunctionalInterface
interface Places {

  /** Returns the place of the element with these keys from the top, or of the nearest above it. */
  Where of(List<String> path);
}
