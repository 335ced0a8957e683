package io.amiguard.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How much like the real, moody AWS the sandbox behaves.
 *
 * @param port 0 for any
 * @param throttle what AWS's request rates are multiplied with; empty for no limits
 * @param latency how long every call takes
 * @param propagationDelay how long accounts and effective policies show what was before
 * @param pages how lists come in pages
 */
public record SandboxOptions(
    int port,
    OptionalDouble throttle,
    Duration latency,
    List<Fault> faults,
    Duration propagationDelay,
    Pages pages) {

  /**
   * How lists come in pages.
   *
   * @param emptyFirst whether each list starts with an empty page that carries a token
   * @param size the most items of a page, if that is less than AWS allows
   */
  public record Pages(boolean emptyFirst, int size) {
    public Pages {
      if (size < 1) {
        throw new IllegalArgumentException("a page must hold 1 item or more, not " + size);
      }
    }
  }

  public SandboxOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port must be from 0 (any free one) to 65535, not " + port);
    }
    faults = List.copyOf(faults);
  }

  /** Returns a sandbox without moods, on any port. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0,
        OptionalDouble.empty(),
        Duration.ZERO,
        List.of(),
        Duration.ZERO,
        new Pages(false, Integer.MAX_VALUE));
  }

  public SandboxOptions withPort(int value) {
    return new SandboxOptions(value, throttle, latency, faults, propagationDelay, pages);
  }

  /**
   * Sets the throttle from {@code aws} or {@code aws:SCALE}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public SandboxOptions withThrottle(String words) {
    double scale = scale(words);
    return new SandboxOptions(
        port, OptionalDouble.of(scale), latency, faults, propagationDelay, pages);
  }

  public SandboxOptions withLatency(Duration value) {
    return new SandboxOptions(port, throttle, value, faults, propagationDelay, pages);
  }

  /** Adds a fault to those there are. */
  public SandboxOptions withFault(Fault fault) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(fault);
    return new SandboxOptions(port, throttle, latency, more, propagationDelay, pages);
  }

  public SandboxOptions withPropagationDelay(Duration value) {
    return new SandboxOptions(port, throttle, latency, faults, value, pages);
  }

  public SandboxOptions withEmptyPages() {
    return new SandboxOptions(
        port, throttle, latency, faults, propagationDelay, new Pages(true, pages.size()));
  }

  public SandboxOptions withPageSize(int size) {
    return new SandboxOptions(
        port, throttle, latency, faults, propagationDelay, new Pages(pages.emptyFirst(), size));
  }

  private static double scale(String words) {
    try {
      double scale =
          words.equals("aws")
              ? 1
              : words.startsWith("aws:") ? Double.parseDouble(words.substring(4)) : 0;
      if (scale > 0 && Double.isFinite(scale)) {
        return scale;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(badThrottle(words), e);
    }
    throw new IllegalArgumentException(badThrottle(words));
  }

  private static String badThrottle(String words) {
    return "throttle must be aws or aws:SCALE with a positive number, not '%s'".formatted(words);
  }
}
