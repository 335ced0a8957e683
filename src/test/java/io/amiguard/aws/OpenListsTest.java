package io.amiguard.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.aws.OpenLists.Kind;
import io.amiguard.aws.OpenLists.Lane;
import io.amiguard.aws.OpenLists.OpenList;
import io.amiguard.organization.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OpenListsTest {
  private static final TargetId ROOT = new TargetId("r-acme");

  private final OpenLists open = new OpenLists(ROOT, ReadingListener.NOBODY);

  @Test
  void eachLaneReadsItsOwnKindOfList() throws InterruptedException {
    assertThat(open.next(Lane.FOR_PARENT)).contains(new OpenList(Kind.UNITS, ROOT));
    assertThat(open.next(Lane.CHILDREN)).contains(new OpenList(Kind.ACCOUNTS, ROOT));
  }

  @Test
  void endsForBothWhenAllIsRead() throws InterruptedException {
    open.next(Lane.FOR_PARENT);
    open.read(List.of());
    open.next(Lane.CHILDREN);
    open.read(List.of());

    assertThat(open.next(Lane.FOR_PARENT)).isEmpty();
    assertThat(open.next(Lane.CHILDREN)).isEmpty();
  }

  @Test
  void readsUnitsFromTheTopAndHelpsFromTheBottomWhileThereIsEnough() throws InterruptedException {
    open.next(Lane.FOR_PARENT);
    open.read(units(6));
    for (int list = 0; list < 7; list++) {
      assertThat(open.next(Lane.CHILDREN)).map(OpenList::kind).contains(Kind.ACCOUNTS);
    }

    assertThat(open.next(Lane.FOR_PARENT)).contains(new OpenList(Kind.UNITS, unit(0)));
    assertThat(open.next(Lane.CHILDREN)).contains(new OpenList(Kind.UNITS, unit(5)));
    assertThat(open.next(Lane.FOR_PARENT)).contains(new OpenList(Kind.UNITS, unit(1)));
  }

  @Test
  void helpsWithAccountsWhileThereIsEnough() throws InterruptedException {
    open.next(Lane.FOR_PARENT);
    open.read(units(5));
    for (int list = 0; list < 5; list++) {
      assertThat(open.next(Lane.FOR_PARENT)).map(OpenList::kind).contains(Kind.UNITS);
    }

    assertThat(open.next(Lane.FOR_PARENT)).contains(new OpenList(Kind.ACCOUNTS, unit(4)));
    assertThat(open.next(Lane.CHILDREN)).contains(new OpenList(Kind.ACCOUNTS, ROOT));
  }

  @Test
  void givesBackAParentWhoseUnitsNeedNames() throws InterruptedException {
    open.next(Lane.FOR_PARENT);
    open.read(units(5));
    for (int list = 0; list < 6; list++) {
      open.next(Lane.CHILDREN);
    }
    Optional<OpenList> helped = open.next(Lane.CHILDREN);
    open.hasUnits(unit(4));

    assertThat(helped).contains(new OpenList(Kind.UNITS, unit(4)));
    assertThat(open.next(Lane.FOR_PARENT)).isEqualTo(helped);
  }

  @Test
  void waitsForWhatOthersMayFind() {
    SideBySide.run(
        List.of(
            () -> assertThat(countOf(Lane.FOR_PARENT)).isEqualTo(4),
            () -> assertThat(countOf(Lane.CHILDREN)).isEqualTo(4)));
  }

  /** Below the root is a unit, and below each unit another one, three in all. */
  private int countOf(Lane lane) {
    int count = 0;
    try {
      for (Optional<OpenList> list = open.next(lane); list.isPresent(); list = open.next(lane)) {
        count++;
        int depth = list.get().parent().equals(ROOT) ? 0 : 1 + indexOf(list.get().parent());
        boolean hasMore = list.get().kind() == Kind.UNITS && depth < 3;
        open.read(hasMore ? List.of(unit(depth)) : List.of());
      }
      return count;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<TargetId> units(int count) {
    return IntStream.range(0, count).mapToObj(OpenListsTest::unit).toList();
  }

  private static TargetId unit(int index) {
    return new TargetId("ou-acme-%08d".formatted(index));
  }

  private static int indexOf(TargetId unit) {
    return Integer.parseInt(unit.value().substring("ou-acme-".length()));
  }
}
