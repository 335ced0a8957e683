package io.amiguard.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.amiguard.organization.TargetId;
import io.amiguard.survey.Scope;
import io.amiguard.testing.Acme;
import io.amiguard.verify.Coverage;
import io.amiguard.verify.Status;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  @Test
  void isEmptyWhereNothingDiffers() {
    assertThat(lines(new TreeMap<>())).isEmpty();
  }

  @Test
  void foldsAccountsAndRegionsThatAreAlike() {
    SortedMap<TargetId, SortedMap<String, Status>> rows = new TreeMap<>();
    rows.put(Acme.PROD_WEB, row("us-east-1", Status.STATE_DIFFERS));
    rows.put(Acme.PROD_DATA, row("us-east-1", Status.STATE_DIFFERS));
    rows.put(Acme.DEV, row("eu-west-1", Status.UNKNOWN));

    assertThat(String.join("\n", lines(rows)))
        .isEqualTo(
            """
            Accounts by Regions where something differs (. in force, s state differs, ? could not be read):
              ap-east-1, ap-east-2, ap-east-3 and 2 more Regions
              | eu-west-1
              | | us-east-1
              . . s  prod-web (222222222222) and 1 more account
              . ? .  dev (444444444444)""");
  }

  @Test
  void leavesARegionBlankThatAnAccountDoesNotHave() {
    SortedMap<TargetId, SortedMap<String, Status>> rows = new TreeMap<>();
    rows.put(Acme.PROD_WEB, new TreeMap<>(Map.of("a-1", Status.NOT_MANAGED)));
    rows.put(Acme.DEV, row("eu-west-1", Status.CRITERIA_DIFFER));

    assertThat(lines(rows))
        .contains("  m      prod-web (222222222222)", "    . c  dev (444444444444)");
  }

  @Test
  void showsAtMostFortyRows() {
    SortedMap<TargetId, SortedMap<String, Status>> rows = new TreeMap<>();
    for (int i = 0; i < 63; i++) {
      SortedMap<String, Status> row = new TreeMap<>();
      for (int bit = 0; bit < 6; bit++) {
        row.put("r-" + bit, ((i + 1) >> bit) % 2 == 1 ? Status.UNKNOWN : Status.IN_FORCE);
      }
      rows.put(new TargetId("%012d".formatted(i)), row);
    }

    List<String> lines = lines(rows);

    assertThat(lines).hasSize(1 + 6 + 40 + 1);
    assertThat(lines.get(lines.size() - 1)).isEqualTo("  … and 23 more rows (-o json has all)");
  }

  private static SortedMap<String, Status> row(String region, Status status) {
    SortedMap<String, Status> row = new TreeMap<>();
    IntStream.rangeClosed(1, 5).forEach(i -> row.put("ap-east-" + i, Status.IN_FORCE));
    row.put("eu-west-1", Status.IN_FORCE);
    row.put("us-east-1", Status.IN_FORCE);
    row.put(region, status);
    return row;
  }

  private static List<String> lines(SortedMap<TargetId, SortedMap<String, Status>> rows) {
    return new HeatMap(Acme.tree(), new Coverage(new Scope(List.of(), 0, 0), 0, 0, rows)).lines();
  }
}
