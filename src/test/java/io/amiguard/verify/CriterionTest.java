package io.amiguard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.verify.Criterion.Parameter;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CriterionTest {
  @Test
  void aLongListIsCutShort() {
    Criterion criterion =
        new Criterion(
            Map.of(
                Parameter.IMAGE_NAMES,
                new TreeSet<>(
                    Stream.iterate(10, i -> i + 1).limit(12).map(i -> "n" + i).toList())));

    assertThat(criterion)
        .hasToString("image_names [n10, n11, n12, n13, n14, n15, n16, n17, n18, n19 and 2 more]");
    assertThat(new Criterion(Map.of())).hasToString("nothing");
  }
}
