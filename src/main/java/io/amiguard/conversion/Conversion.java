package io.amiguard.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.AllowedImagesSettings;
import io.amiguard.policy.Difference;
import io.amiguard.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy document as settings.
 *
 * @param nearest what settings can say of it
 * @param obstacles what they cannot say; empty if and only if {@code nearest} written into the
 *     document changes nothing
 * @param otherAttributes the keys of what has nothing to do with Allowed AMIs
 */
record Conversion(
    AllowedImagesSettings nearest, List<Obstacle> obstacles, List<String> otherAttributes) {
  private static final String NOTHING = "nothing";

  Conversion {
    obstacles = List.copyOf(obstacles);
    otherAttributes = List.copyOf(otherAttributes);
  }

  /** Converts what a document says about Allowed AMIs. */
  static Conversion of(PolicyDocument document) {
    Element root = Element.root(document.json());
    List<Obstacle> obstacles = new ArrayList<>();
    AllowedImagesSettings read = new DocumentReader(obstacles).read(root);
    AllowedImagesSettings nearest = new ChildControl(document, read).nearest(obstacles);
    PolicyDocument written = document.with(PolicyDocument.of(nearest));
    boolean isExact = written.equals(document);
    if (!isExact && obstacles.isEmpty()) {
      Difference.between(document.json(), written.json()).stream()
          .map(Conversion::obstacle)
          .forEach(obstacles::add);
    }
    return new Conversion(nearest, obstacles, DocumentReader.otherAttributes(root));
  }

  private static Obstacle obstacle(Difference difference) {
    return new Obstacle(
        difference.path(),
        "is %s; settings would make it %s"
            .formatted(text(difference.before()), text(difference.after())));
  }

  private static String text(Optional<JsonNode> value) {
    return value.map(JsonNode::toString).orElse(NOTHING);
  }
}
