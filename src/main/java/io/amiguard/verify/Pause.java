package io.amiguard.verify;

import java.time.Duration;

/** Lets time pass between two questions. */
@FunctionalInterface
public interface Pause {

  /**
   * Returns when the time has passed.
   *
   * @throws InterruptedException if somebody wants the program to end
   */
  void forAtLeast(Duration duration) throws InterruptedException;
}
