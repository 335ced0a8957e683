package io.amiguard.report;

import java.util.List;
import java.util.Locale;

/**
 * What a report says about one attribute.
 *
 * @param name AWS's name for it, which is not documented
 * @param matched how many accounts have the most frequent value
 * @param unmatched how many have another one
 */
public record AttributeSummary(
    String name,
    String mostFrequentValue,
    int matched,
    int unmatched,
    List<RegionalSummary> regions) {
  private static final List<String> ALLOWED_IMAGES = List.of("allowedimage", "allowedami");

  /** What a report says about one attribute in one Region. */
  public record RegionalSummary(String region, int matched, int unmatched) {}

  public AttributeSummary {
    regions = List.copyOf(regions);
  }

  /** Returns whether the name has the words of Allowed AMIs, however they are written. */
  boolean isAboutAllowedImages() {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return ALLOWED_IMAGES.stream().anyMatch(letters::contains);
  }
}
