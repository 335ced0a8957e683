package io.amiguard.terraform;

import java.util.List;
import java.util.Optional;

/**
 * What an argument says, as far as that can be told without running Terraform.
 *
 * @param value without what is unknown; empty where nothing is known, or nothing is said
 * @param unknown what only Terraform can tell
 */
public record Evaluated<T>(Optional<T> value, List<Unknown> unknown) {

  public Evaluated {
    unknown = List.copyOf(unknown);
  }

  static <T> Evaluated<T> known(T value) {
    return new Evaluated<>(Optional.of(value), List.of());
  }

  static <T> Evaluated<T> unknown(Unknown unknown) {
    return new Evaluated<>(Optional.empty(), List.of(unknown));
  }

  static <T> Evaluated<T> nothing() {
    return new Evaluated<>(Optional.empty(), List.of());
  }

  /** Returns whether nothing is unknown. */
  public boolean isWhole() {
    return unknown.isEmpty();
  }
}
