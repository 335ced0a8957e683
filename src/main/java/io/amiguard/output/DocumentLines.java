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
import java.util.stream.Collectors;

/**
 * Policy documents in lines for a person: one a value, lists as sets of values with their names,
 * and operators left out where they are the usual {@code @@assign}.
 */
final class DocumentLines {
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
    List<String> path = difference.path();
    return path.get(path.size() - 1).equals(PolicyKeys.CHILD_CONTROL);
  }

  /** Returns the keys below {@code ec2_attributes}, without the usual operator at the end. */
  static String path(List<String> keys) {
    return keys.stream()
        .filter(key -> !key.equals(PolicyKeys.EC2_ATTRIBUTES))
        .filter(key -> !key.equals(PolicyKeys.ALLOWED_IMAGES_SETTINGS))
        .filter(key -> !key.equals(PolicyKeys.IMAGE_CRITERIA))
        .filter(key -> !key.equals(PolicyKeys.ASSIGN))
        .collect(Collectors.joining("."));
  }
}
