package io.amiguard.sandbox;

import java.time.Duration;

/** What waits, so that tests need not. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
