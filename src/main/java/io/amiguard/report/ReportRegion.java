package io.amiguard.report;

/**
 * The Region in which reports are asked for.
 *
 * @param origin who chose it
 */
public record ReportRegion(String id, Origin origin) {

  /** Who chose a Region. */
  public enum Origin {
    NAMED,
    /** Nobody did, so that it is the first that there was. */
    FALLBACK
  }

  @Override
  public String toString() {
    return id;
  }
}
