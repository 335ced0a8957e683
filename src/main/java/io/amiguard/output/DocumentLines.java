package io.amiguard.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.plan.Change.Effort;
import io.amiguard.policy.Difference;
import io.amiguard.policy.PolicyDocument;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Policy documents in lines for a person: one a value, lists as sets of values with their names,
 * and operators left out where they are the usual {@code @@assign}.
 */
final class DocumentLines {
  private static final Set<String> GOES_WITHOUT_SAYING =
      Set.of(
          PolicyKeys.EC2_ATTRIBUTES,
          PolicyKeys.ALLOWED_IMAGES_SETTINGS,
          PolicyKeys.IMAGE_CRITERIA,
          PolicyKeys.ASSIGN);

  private final Names names;

  DocumentLines(Names names) {
    this.names = names;
  }

  /** One line: what kind of difference it is, and its text without a symbol. */
  record Line(Effort effort, String text) {
    Line {
      text = Quoted.visible(text);
    }
  }

  /** Returns every value of a new document. */
  List<Line> of(PolicyDocument document) {
    return Difference.from(document.json()).stream()
        .filter(difference -> !isControl(difference))
        .map(
            difference -> new Line(Effort.ADD, path(difference.path()) + " = " + value(difference)))
        .toList();
  }

  /** Returns what an update alters. */
  List<Line> between(PolicyDocument before, PolicyDocument after) {
    return Difference.between(before.json(), after.json()).stream()
        .flatMap(difference -> of(difference).stream())
        .toList();
  }

  /** Returns the lines of one difference: one for each value that a list gains or loses. */
  List<Line> of(Difference difference) {
    if (!difference.isList() || difference.before().isEmpty() || difference.after().isEmpty()) {
      return List.of(changed(difference));
    }
    List<Line> lines = new ArrayList<>();
    String path = path(difference.path());
    difference
        .added()
        .forEach(value -> lines.add(new Line(Effort.ADD, path + ": " + label(value))));
    difference
        .removed()
        .forEach(value -> lines.add(new Line(Effort.REMOVE, path + ": " + label(value))));
    return lines;
  }

  private Line changed(Difference difference) {
    String path = path(difference.path());
    if (difference.before().isEmpty()) {
      return new Line(Effort.ADD, path + " = " + difference.after().map(this::show).orElse(""));
    }
    String before = difference.before().map(this::show).orElse("");
    return difference
        .after()
        .map(after -> new Line(Effort.CHANGE, path + ": " + before + " → " + show(after)))
        .orElseGet(() -> new Line(Effort.REMOVE, path + " = " + before));
  }

  private String value(Difference difference) {
    return difference.after().map(this::show).orElse("");
  }

  /** Returns a value with the names of what it lists. */
  String show(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(label(item.asText())));
      return items.stream().collect(Collectors.joining(", "));
    }
    return value instanceof ObjectNode object && object.isEmpty()
        ? "{}"
        : value.isObject() ? value.toString() : label(value.asText());
  }

  private String label(String value) {
    return names.label(value);
  }

  private static boolean isControl(Difference difference) {
    return isControl(difference.path());
  }

  private static boolean isControl(List<String> path) {
    return path.get(path.size() - 1).equals(PolicyKeys.CHILD_CONTROL);
  }

  /**
   * Returns the keys below {@code ec2_attributes}, without the containers that every path goes
   * through and without the usual operator at the end. A control keeps the node that it stands on.
   */
  static String path(List<String> keys) {
    int kept = isControl(keys) ? keys.size() - 2 : keys.size();
    return IntStream.range(0, keys.size())
        .filter(i -> i >= kept || !GOES_WITHOUT_SAYING.contains(keys.get(i)))
        .mapToObj(keys::get)
        .collect(Collectors.joining("."));
  }
}
