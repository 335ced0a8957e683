package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SideBySideTest {

  @Test
  void doesEveryKindOfWorkWithEveryItem() {
    Set<String> done = ConcurrentHashMap.newKeySet();
    List<Integer> items = IntStream.range(0, 50).boxed().toList();

    SideBySide.drain(items, List.of(item -> done.add("a" + item), item -> done.add("b" + item)));

    assertThat(done).hasSize(100);
  }

  @Test
  void hasNothingToDoWithoutItems() {
    SideBySide.drain(List.of(), List.of(item -> assertThat(item).isNull()));

    SideBySide.run(List.of());
  }

  @Test
  void theFirstFailureEndsTheRest() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    IllegalStateException failure = new IllegalStateException("first");

    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(
                        () -> awaitUntilEnded(never, ended),
                        () -> {
                          throw failure;
                        })))
        .isSameAs(failure);
    assertThat(ended).satisfies(CountDownLatch::await);
  }

  @Test
  void aBugIsNotHidden() {
    AssertionError bug = new AssertionError("bug");

    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(
                        () -> {
                          throw bug;
                        })))
        .isSameAs(bug);
  }

  @Test
  void canBeInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> SideBySide.run(List.of(() -> awaitUntilEnded(never, ended))))
        .isInstanceOf(AmiguardException.class)
        .hasMessage("interrupted while the organization was being read: run it again")
        .extracting("kind")
        .isEqualTo(Kind.INCOMPLETE);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void awaitUntilEnded(CountDownLatch never, CountDownLatch ended) {
    try {
      never.await();
    } catch (InterruptedException e) {
      ended.countDown();
    }
  }
}
