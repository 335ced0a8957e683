package io.amiguard.account;

import static io.amiguard.verify.Criterion.Parameter.ALLOWED_IMAGE_PROVIDERS;
import static io.amiguard.verify.Criterion.Parameter.IMAGE_NAMES;
import static io.amiguard.verify.Criterion.Parameter.MARKETPLACE_PRODUCT_CODES;
import static io.amiguard.verify.Criterion.Parameter.MAXIMUM_DAYS_SINCE_CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.verify.Criterion;
import io.amiguard.verify.Criterion.Parameter;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether one list of criteria lets through whatever another one does. */
class CriterionCoverTest {
  private static final Criterion AMAZON =
      new Criterion(Map.of(ALLOWED_IMAGE_PROVIDERS, set("amazon")));
  private static final Criterion NAMED =
      new Criterion(Map.of(ALLOWED_IMAGE_PROVIDERS, set("amazon"), IMAGE_NAMES, set("al2023-*")));
  private static final Criterion NOTHING_ASKED = new Criterion(Map.of());

  @Test
  void whoAsksForLessLetsMoreThrough() {
    assertThat(covers(AMAZON, NAMED)).isTrue();
    assertThat(covers(NAMED, AMAZON)).isFalse();
  }

  @Test
  void moreDaysLetMoreThrough() {
    assertThat(covers(days("300"), days("30"))).isTrue();
    assertThat(covers(days("30"), days("300"))).isFalse();
  }

  @Test
  void moreValuesLetMoreThrough() {
    Criterion one = new Criterion(Map.of(MARKETPLACE_PRODUCT_CODES, set("a1")));
    Criterion two = new Criterion(Map.of(MARKETPLACE_PRODUCT_CODES, set("a1", "b2")));

    assertThat(covers(two, one)).isTrue();
    assertThat(covers(one, two)).isFalse();
  }

  @Test
  void nobodyIsWithinEverything() {
    Criterion nobody = new Criterion(Map.of(ALLOWED_IMAGE_PROVIDERS, set("none")));

    assertThat(covers(AMAZON, nobody)).isTrue();
    assertThat(covers(nobody, AMAZON)).isFalse();
  }

  @Test
  void whatACriterionThatAsksForNothingLetsThroughIsNotKnown() {
    assertThat(covers(NOTHING_ASKED, AMAZON)).isFalse();
    assertThat(covers(AMAZON, NOTHING_ASKED)).isFalse();
    assertThat(covers(NOTHING_ASKED, NOTHING_ASKED)).isTrue();
  }

  @Test
  void whatIsLetThroughWithoutAnyCriterionIsNotKnown() {
    assertThat(CriterionCover.covers(List.of(), List.of(AMAZON))).isFalse();
    assertThat(CriterionCover.covers(List.of(AMAZON), List.of())).isFalse();
    assertThat(CriterionCover.covers(List.of(), List.of())).isTrue();
  }

  private static Criterion days(String number) {
    return new Criterion(
        Map.<Parameter, NavigableSet<String>>of(MAXIMUM_DAYS_SINCE_CREATED, set(number)));
  }

  private static boolean covers(Criterion one, Criterion other) {
    return CriterionCover.covers(List.of(one), List.of(other));
  }

  private static NavigableSet<String> set(String... values) {
    return new TreeSet<>(List.of(values));
  }
}
