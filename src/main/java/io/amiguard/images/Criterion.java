package io.amiguard.images;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image must be to match: the words of each parameter are alternatives, the parameters must
 * all hold (EC2 User Guide, Allowed AMIs).
 *
 * @param parameters the words of each, by its key with that of the condition around it; what a
 *     parameter without words lets through is not documented
 */
record Criterion(SortedMap<String, Set<String>> parameters) {

  /** What every image matches. */
  static final Criterion ANYTHING = new Criterion(new TreeMap<>());
}
