package io.amiguard.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Supplier;

/** Prints what some work costs: time that passes, time on the processor, and the heap at most. */
public final class Stopwatch {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private Stopwatch() {}

  /**
   * Does the work several times; the first one pays for compilation, as a run of the program does.
   *
   * @param work says what it did
   */
  public static void print(int runs, Supplier<String> work) {
    for (int run = 1; run <= runs; run++) {
      System.gc();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
      long start = System.nanoTime();
      long startOnCpu = THREAD.getCurrentThreadCpuTime();
      String done = work.get();
      long onCpu = THREAD.getCurrentThreadCpuTime() - startOnCpu;
      long passed = System.nanoTime() - start;
      System.out.printf(
          "  run %d: %d ms (%d ms on the processor), heap at most %d MB: %s%n",
          run, passed / 1_000_000, onCpu / 1_000_000, peakMegabytes(), done);
    }
  }

  /** Garbage that nobody has collected yet is part of it. */
  private static long peakMegabytes() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
