package io.amiguard.conversion;

import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.CRITERIA_PREFIX;
import static io.amiguard.policy.PolicyKeys.EC2_ATTRIBUTES;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;
import static io.amiguard.policy.PolicyKeys.IMAGE_CRITERIA;
import static io.amiguard.policy.PolicyKeys.STATE;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.ImageCriterion;
import io.amiguard.policy.State;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a policy document as settings, as far as they can say it; lower policies apart. */
final class DocumentReader {
  private static final Pattern CRITERION =
      Pattern.compile(CRITERIA_PREFIX + "[1-9][0-9]{0,8}", Pattern.CASE_INSENSITIVE);

  private final List<Obstacle> obstacles;
  private final ValueReader values;
  private final CriterionConverter criteria;

  DocumentReader(List<Obstacle> obstacles) {
    this.obstacles = obstacles;
    this.values = new ValueReader(obstacles);
    this.criteria = new CriterionConverter(values, obstacles);
  }

  /** Returns the keys of everything that has nothing to do with Allowed AMIs. */
  static List<String> otherAttributes(Element root) {
    Predicate<Element> isOurs =
        element ->
            element.key().equalsIgnoreCase(ALLOWED_IMAGES_SETTINGS)
                || element.key().equalsIgnoreCase(EXCEPTION_MESSAGE);
    Stream<Element> beside =
        root.children().stream().filter(element -> !element.key().equalsIgnoreCase(EC2_ATTRIBUTES));
    Stream<Element> inside =
        root.child(EC2_ATTRIBUTES).stream()
            .flatMap(attributes -> attributes.children().stream())
            .filter(isOurs.negate());
    return Stream.concat(beside, inside).map(Element::key).toList();
  }

  AllowedImagesSettings read(Element root) {
    root.objects()
        .filter(Element::hasRivalKeys)
        .forEach(
            element -> report(element, "has keys that differ in case only, which AWS refuses"));
    Optional<Element> attributes = root.child(EC2_ATTRIBUTES);
    Optional<Element> allowed = attributes.flatMap(each -> each.child(ALLOWED_IMAGES_SETTINGS));
    allowed.ifPresent(element -> values.checkContainer(element, List.of(STATE, IMAGE_CRITERIA)));
    Optional<String> message =
        attributes
            .flatMap(each -> each.child(EXCEPTION_MESSAGE))
            .flatMap(values::single)
            .filter(text -> !text.isBlank());
    return new AllowedImagesSettings(
        allowed.flatMap(each -> each.child(STATE)).flatMap(this::state),
        allowed.flatMap(each -> each.child(IMAGE_CRITERIA)).map(this::criteria).orElse(List.of()),
        message,
        ChildPolicies.ALL);
  }

  private Optional<State> state(Element element) {
    Optional<String> word = values.single(element);
    Optional<State> state = word.flatMap(State::parse);
    if (word.isPresent() && state.isEmpty()) {
      report(element, "is %s, which is no state".formatted(Quoted.text(word.get())));
    }
    return state;
  }

  private List<ImageCriterion> criteria(Element element) {
    List<Element> found =
        element.children().stream()
            .filter(child -> CRITERION.matcher(child.key()).matches())
            .sorted(Comparator.comparingInt(DocumentReader::number))
            .toList();
    values.checkContainer(element, found.stream().map(Element::key).toList());
    checkNumbers(element, found.stream().map(DocumentReader::number).toList());
    return found.stream().map(criteria::read).toList();
  }

  private void checkNumbers(Element element, List<Integer> numbers) {
    List<Integer> counted = IntStream.rangeClosed(1, numbers.size()).boxed().toList();
    if (numbers.isEmpty()) {
      report(element, "holds no criteria_N; what that allows is not documented");
    } else if (!numbers.equals(counted)) {
      List<String> keys = new ArrayList<>();
      numbers.forEach(number -> keys.add(CRITERIA_PREFIX + number));
      report(
          element,
          "holds %s; settings number criteria from 1, without gaps"
              .formatted(String.join(", ", keys)));
    }
  }

  private static int number(Element criterion) {
    return Integer.parseInt(
        criterion.key().toLowerCase(Locale.ROOT).substring(CRITERIA_PREFIX.length()));
  }

  private void report(Element element, String message) {
    obstacles.add(new Obstacle(element.path(), message));
  }
}
