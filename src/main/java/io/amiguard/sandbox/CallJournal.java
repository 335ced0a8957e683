package io.amiguard.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The calls that came, in order; of very many, the last ones. */
final class CallJournal {
  private static final int KEPT = 100_000;

  private final Deque<Call> calls = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private Consumer<Call> keeper = unused -> {};

  /** Makes {@code keeper} see each call that comes from now on. */
  synchronized void keepWith(Consumer<Call> keeper) {
    this.keeper = keeper;
  }

  synchronized void add(Call call) {
    calls.add(call);
    counts.merge(call.operation(), 1L, Long::sum);
    if (calls.size() > KEPT) {
      calls.removeFirst();
    }
    keeper.accept(call);
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Returns how often each operation was called since the start. */
  synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
