package io.amiguard.output;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.amiguard.inventory.Tally;
import io.amiguard.inventory.Use;
import io.amiguard.organization.OrganizationTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in use, image by image, as lines of a comment. */
record UsageImages(OrganizationTree tree) {
  private static final int IMAGES_AT_MOST = 10;
  private static final String INDENT = "  ";

  /** Returns how much it is in sum, with those that AWS services run apart. */
  static List<String> sum(Collection<Use> uses) {
    List<String> lines = new ArrayList<>(Wrapped.lines("", ImpactWords.tally(Tally.of(uses))));
    ImpactWords.managed(uses).forEach(line -> lines.addAll(Wrapped.lines(INDENT, line)));
    return lines;
  }

  /** Returns the images, each with how much runs from it and where. */
  List<String> each(List<Use> uses) {
    Map<String, List<Use>> images =
        uses.stream().collect(groupingBy(use -> use.image().id(), TreeMap::new, toList()));
    List<String> lines = new ArrayList<>();
    images.values().stream().limit(IMAGES_AT_MOST).forEach(its -> lines.addAll(image(its)));
    if (images.size() > IMAGES_AT_MOST) {
      lines.add("and %s more".formatted(Words.count(images.size() - IMAGES_AT_MOST, "AMI")));
    }
    return lines;
  }

  private List<String> image(List<Use> uses) {
    Tally tally = Tally.of(uses);
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrapped.lines(
            "",
            "%s: %s%s"
                .formatted(
                    ImpactWords.image(uses.get(0).image()),
                    ImpactWords.uses(tally),
                    ImpactWords.firstLaunch(tally))));
    Places.of(uses.stream().map(Use::account).distinct().toList(), tree)
        .forEach(place -> lines.addAll(Wrapped.lines(INDENT, place)));
    return lines;
  }
}
