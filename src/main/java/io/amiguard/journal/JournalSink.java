package io.amiguard.journal;

/** Where the lines of an entry go. */
@FunctionalInterface
public interface JournalSink {

  /**
   * Returns when the line is where neither the end of the process nor that of the machine loses it.
   */
  void append(String line);
}
