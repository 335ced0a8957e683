package io.amiguard.conversion;

import io.amiguard.Finding;
import java.util.List;

/** A kind of file that policies can be taken from. {@link PolicyImport} knows all of them. */
interface PolicySource {

  /** Returns whether a file is of this kind, judging by its name and how its text begins. */
  boolean isKindOf(PolicyFile file);

  /**
   * Returns the policies of a file.
   *
   * @param findings where everything goes that keeps one from being read
   */
  List<FilePolicy> policies(PolicyFile file, List<Finding> findings);
}
