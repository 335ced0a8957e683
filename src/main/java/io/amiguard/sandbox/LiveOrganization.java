package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amiguard.snapshot.Snapshot;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The organization as it is now, and as it was a moment ago, which is what accounts still see. */
final class LiveOrganization {

  /** An organization together with what its policies merge to. */
  record State(Snapshot snapshot, EffectivePolicies effective) {}

  private record Dated(Instant since, State state) {}

  private final Clock clock;
  private final Instant began;
  private final Duration delay;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Deque<Dated> history = new ArrayDeque<>();
  private final InventoryIndex index = new InventoryIndex();
  private volatile State now;
  private volatile Consumer<Snapshot> keeper = unused -> {};
  private long ids;

  LiveOrganization(Snapshot seed, Clock clock, Duration delay) {
    this.clock = clock;
    this.began = clock.instant();
    this.delay = delay;
    this.now = new State(seed, EffectivePolicies.of(seed, clock.instant()));
    history.add(new Dated(Instant.MIN, now));
  }

  State now() {
    return now;
  }

  /** Returns what finds the records of an inventory. */
  InventoryIndex index() {
    return index;
  }

  /** Returns the organization as accounts and effective policies show it. */
  State visible() {
    Instant moment = clock.instant().minus(delay);
    synchronized (history) {
      Dated visible = history.removeFirst();
      while (!history.isEmpty() && !history.getFirst().since().isAfter(moment)) {
        visible = history.removeFirst();
      }
      history.addFirst(visible);
      return visible.state();
    }
  }

  /** Makes {@code keeper} see each new state before anyone else does; what it throws stops it. */
  void keepWith(Consumer<Snapshot> keeper) {
    this.keeper = keeper;
  }

  /** Runs a write while no other write runs. */
  <T> T inTurn(Supplier<T> write) {
    turn.lock();
    try {
      return write.get();
    } finally {
      turn.unlock();
    }
  }

  /** Takes over a change of the tree, of policies or of attachments. */
  void become(Snapshot changed) {
    become(new State(changed, now.effective().after(changed, clock.instant())));
  }

  /** Takes over a change that no effective policy depends on. */
  void becomeBeside(Snapshot changed) {
    become(new State(changed, now.effective()));
  }

  /**
   * Returns an id that nothing had before, of digits and letters from a to f: AWS gives no id
   * twice, also when what had it is gone and the sandbox was started anew since.
   */
  String newId(String prefix, int length, Predicate<String> taken) {
    String id;
    do {
      ids++;
      id = prefix + digest(prefix + began + ids).substring(0, length);
    } while (taken.test(id));
    return id;
  }

  private void become(State state) {
    keeper.accept(state.snapshot());
    synchronized (history) {
      history.add(new Dated(clock.instant(), state));
      now = state;
    }
    visible();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
