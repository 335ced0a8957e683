package io.amiguard.conversion;

import static java.util.stream.Collectors.toMap;

import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.ChildPolicies;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyKeys;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a document permits policies at lower levels. Settings make one choice for every node; a
 * document may choose anew on each.
 */
final class ChildControl {

  /** Where several are as near, the one that permits least. */
  private static final List<ChildPolicies> CHOICES =
      List.of(ChildPolicies.NONE, ChildPolicies.APPEND, ChildPolicies.ALL);

  private final PolicyDocument document;
  private final AllowedImagesSettings settings;

  ChildControl(PolicyDocument document, AllowedImagesSettings settings) {
    this.document = document;
    this.settings = settings;
  }

  /**
   * Returns the settings with the choice that comes nearest.
   *
   * @param obstacles where the first node goes that has another control
   */
  AllowedImagesSettings nearest(List<Obstacle> obstacles) {
    ChildPolicies nearest =
        CHOICES.stream()
            .min(Comparator.comparingLong(choice -> differences(choice).count()))
            .orElseThrow();
    differences(nearest).findFirst().ifPresent(obstacles::add);
    return with(nearest);
  }

  private AllowedImagesSettings with(ChildPolicies choice) {
    return new AllowedImagesSettings(
        settings.state(), settings.criteria(), settings.exceptionMessage(), choice);
  }

  /** Nodes that one of the two does not have are no matter of control. */
  private Stream<Obstacle> differences(ChildPolicies choice) {
    Map<String, Element> written = nodes(document.with(PolicyDocument.of(with(choice))));
    return nodes(document).entrySet().stream()
        .flatMap(
            node ->
                Optional.ofNullable(written.get(node.getKey()))
                    .filter(other -> !node.getValue().control().equals(other.control()))
                    .map(other -> obstacle(node.getValue(), other, choice))
                    .stream());
  }

  private static Obstacle obstacle(Element here, Element written, ChildPolicies choice) {
    return new Obstacle(
        here.path(),
        "permits lower policies %s, and child_policies: %s would permit %s here"
            .formatted(words(here), choice.word(), words(written)));
  }

  private static String words(Element element) {
    List<String> control = element.control();
    if (control.isEmpty()) {
      return "everything";
    }
    return control.equals(List.of(PolicyKeys.NONE)) ? "nothing" : String.join(", ", control);
  }

  private static Map<String, Element> nodes(PolicyDocument document) {
    return Element.root(document.json())
        .objects()
        .collect(
            toMap(
                element -> String.join("\n", element.path()).toLowerCase(Locale.ROOT),
                element -> element,
                (one, two) -> one,
                LinkedHashMap::new));
  }
}
