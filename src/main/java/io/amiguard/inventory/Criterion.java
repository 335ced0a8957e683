package io.amiguard.inventory;

import static java.util.stream.Collectors.joining;

import io.amiguard.inventory.Outcome.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One {@code criteria_N}: an image passes if it passes every parameter.
 *
 * @param key such as {@code criteria_1}
 */
record Criterion(String key, List<Parameter> parameters) {

  Criterion {
    parameters = List.copyOf(parameters);
  }

  Fit fit(Image image, Instant now) {
    List<Outcome> outcomes =
        parameters.stream().map(parameter -> parameter.test(image, now)).toList();
    return new Fit(key, outcomes, parameters.stream().allMatch(Parameter::mayBeAbsent));
  }

  /**
   * How an image does against a whole criterion.
   *
   * @param perhapsAbsent whether the criterion may not be there at all
   */
  record Fit(String criterion, List<Outcome> outcomes, boolean perhapsAbsent) {
    boolean fails() {
      return failures() > 0;
    }

    boolean matches() {
      return !perhapsAbsent && outcomes.stream().allMatch(it -> it.kind() == Kind.MATCHES);
    }

    /** Returns whether the image passes if the day of a limit still counts. */
    boolean matchesThroughTheBoundary() {
      return !perhapsAbsent
          && outcomes.stream()
              .allMatch(it -> it.kind() == Kind.MATCHES || it.kind() == Kind.ON_BOUNDARY);
    }

    long failures() {
      return outcomes.stream().filter(it -> it.kind() == Kind.FAILS).count();
    }

    long successes() {
      return outcomes.stream().filter(it -> it.kind() == Kind.MATCHES).count();
    }

    /** Returns what fails, then what matches. */
    String why() {
      String failing = words(outcomes.stream().filter(it -> it.kind() == Kind.FAILS), ", ");
      String matching = words(outcomes.stream().filter(it -> it.kind() == Kind.MATCHES), "; ");
      return matching.isEmpty() ? failing : failing + "; " + matching;
    }

    /** Returns what is not known. */
    List<String> open() {
      List<String> open = outcomes.stream().filter(Outcome::isOpen).map(Outcome::why).toList();
      return open.isEmpty()
          ? List.of(
              "whether %s is there at all depends on a child control that AWS does not document"
                  .formatted(criterion))
          : open;
    }

    private static String words(Stream<Outcome> outcomes, String separator) {
      return outcomes.map(Outcome::why).collect(joining(separator));
    }
  }
}
