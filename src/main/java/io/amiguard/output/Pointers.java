package io.amiguard.output;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** JSON pointers, taken apart. */
final class Pointers {

  private Pointers() {}

  /** Returns the keys that a pointer names, from the top. */
  static List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    JsonPointer rest = JsonPointer.compile(pointer);
    while (!rest.matches()) {
      keys.add(rest.getMatchingProperty());
      rest = rest.tail();
    }
    return keys;
  }
}
