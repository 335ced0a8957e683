package io.amiguard.aws;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.source.Quoted;
import java.util.regex.Pattern;

/**
 * How fast amiguard calls Organizations at most.
 *
 * @param scale what AWS's documented rates are multiplied with
 */
record Pace(Reach reach, double scale) {

  /** Asks for another pace: {@code aws}, {@code aws:SCALE} as in {@code sandbox serve}, or off. */
  static final String VARIABLE = "AMIGUARD_CALL_RATE";

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[?(::1|0:0:0:0:0:0:0:1)]?");

  /** Which endpoints are spared. */
  enum Reach {
    EVERY_ENDPOINT,
    /** What answers on this machine is a sandbox, and takes what it gets. */
    OTHER_MACHINES,
    NONE
  }

  /** Returns AWS's own rates towards AWS, and no limit towards this machine. */
  static Pace normal() {
    return new Pace(Reach.OTHER_MACHINES, 1);
  }

  /**
   * Returns what the environment asks for.
   *
   * @throws AmiguardException if that makes no sense
   */
  static Pace of(AwsOptions options) {
    return options.variable(VARIABLE).map(Pace::of).orElseGet(Pace::normal);
  }

  private static Pace of(String words) {
    if (words.equals("off")) {
      return new Pace(Reach.NONE, 1);
    }
    double scale = words.equals("aws") ? 1 : words.startsWith("aws:") ? number(words) : 0;
    if (scale > 0 && Double.isFinite(scale)) {
      return new Pace(Reach.EVERY_ENDPOINT, scale);
    }
    throw new AmiguardException(
        Kind.USAGE,
        "%s must be aws, aws:SCALE with a positive number such as aws:0.5, or off, not '%s'"
            .formatted(VARIABLE, Quoted.line(words)));
  }

  private static double number(String words) {
    try {
      return Double.parseDouble(words.substring("aws:".length()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Returns whether calls to a host are held back. */
  boolean concerns(String host) {
    return switch (reach) {
      case EVERY_ENDPOINT -> true;
      case OTHER_MACHINES -> !LOOPBACK.matcher(host).matches();
      case NONE -> false;
    };
  }
}
