package io.amiguard.conversion;

import java.util.List;

/**
 * Something that a policy says and that settings cannot say in the same way.
 *
 * @param path the keys from the top of the policy document; empty where the whole policy is meant
 * @param message one line: what is said, and what settings could say
 */
public record Obstacle(List<String> path, String message) {
  private static final int COMMON_KEYS = 1;

  public Obstacle {
    path = List.copyOf(path);
  }

  /** Returns an obstacle that has no place in the document. */
  static Obstacle ofPolicy(String message) {
    return new Obstacle(List.of(), message);
  }

  /** Returns the message with its place, without the key that every policy begins with. */
  String text() {
    return path.size() <= COMMON_KEYS
        ? message
        : String.join(".", path.subList(COMMON_KEYS, path.size())) + " " + message;
  }
}
