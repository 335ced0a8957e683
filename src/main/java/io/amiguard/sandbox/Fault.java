package io.amiguard.sandbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that goes wrong on purpose: every {@code every}-th call of a kind fails.
 *
 * @param every 1 for all of them
 * @param when whether the call has done its work when it fails
 * @param on the calls that are counted
 */
public record Fault(int every, Kind kind, When when, On on) {

  /** What the client sees; AWS's names of exceptions may be given in full. */
  public enum Kind {
    CONCURRENT_MODIFICATION("ConcurrentModification", "ConcurrentModificationException"),
    POLICY_CHANGES_IN_PROGRESS("PolicyChangesInProgress", "PolicyChangesInProgressException"),
    TOO_MANY_REQUESTS("TooManyRequests", "TooManyRequestsException"),
    SERVICE_EXCEPTION("ServiceException", "ServiceException"),
    /** A response with status 500 and a body that is not from AWS. */
    SERVER_ERROR("500", "500"),
    /** No response at all. */
    DROPPED_CONNECTION("dropped", "dropped"),
    /** A response that comes after a minute, when nobody waits for it any more. */
    SLOW("slow", "slow"),
    /** The session of an assumed role has come to its end before its time. */
    EXPIRED_TOKEN("ExpiredToken", "ExpiredTokenException");

    private final String word;
    private final String exception;

    Kind(String word, String exception) {
      this.word = word;
      this.exception = exception;
    }

    private boolean isNamed(String name) {
      return name.equalsIgnoreCase(word) || name.equalsIgnoreCase(exception);
    }

    String word() {
      return word;
    }
  }

  /** Whether the failing call changes anything. */
  public enum When {
    BEFORE,
    AFTER
  }

  /** Which calls can fail. */
  public enum On {
    READ,
    WRITE,
    ALL
  }

  /** The operations for which AWS lists {@code PolicyChangesInProgressException}. */
  private static final Set<String> POLICY_CHANGES =
      Set.of(
          "EnablePolicyType", "DisablePolicyType", "UpdatePolicy", "AttachPolicy", "DetachPolicy");

  public Fault {
    if (every < 1) {
      throw new IllegalArgumentException("every must be 1 or more, not " + every);
    }
  }

  /**
   * Returns the fault that words such as {@code every=3,kind=ConcurrentModification,when=before}
   * describe; {@code when} is {@code before} and {@code on} is {@code write} unless they say so.
   *
   * @throws IllegalArgumentException if the words make no sense; the message says why
   */
  public static Fault parse(String words) {
    Map<String, String> values = new HashMap<>();
    for (String part : words.split(",", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length != 2 || !Set.of("every", "kind", "when", "on").contains(pair[0])) {
        throw new IllegalArgumentException(
            "'%s' is not one of every=K, kind=…, when=before|after, on=write|read|all"
                .formatted(part));
      }
      values.put(pair[0], pair[1]);
    }
    return new Fault(
        number(values.getOrDefault("every", "1")),
        kind(values.getOrDefault("kind", "")),
        word(When.values(), values.getOrDefault("when", "before")),
        word(On.values(), values.getOrDefault("on", "write")));
  }

  /**
   * @param caller whose session can have expired; keys of one's own cannot
   */
  boolean concerns(Operation operation, Caller caller) {
    return (kind != Kind.EXPIRED_TOKEN || caller.session().isPresent())
        && switch (on) {
          case READ -> !operation.isWrite();
          case WRITE -> operation.isWrite();
          case ALL -> true;
        }
        && (kind != Kind.POLICY_CHANGES_IN_PROGRESS || POLICY_CHANGES.contains(operation.name()));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("every must be a whole number, not '" + text + "'", e);
    }
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.isNamed(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind must be one of %s, not '%s'"
                        .formatted(
                            Arrays.stream(Kind.values())
                                .map(Kind::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }

  private static <T extends Enum<T>> T word(T[] values, String word) {
    Optional<T> found =
        Arrays.stream(values).filter(value -> value.name().equalsIgnoreCase(word)).findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "'%s' is not one of %s"
                    .formatted(word, Arrays.toString(values).toLowerCase(Locale.ROOT))));
  }
}
