package io.amiguard.terraform;

import io.amiguard.Finding;
import io.amiguard.source.Lines;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import io.amiguard.source.SourceParser;
import io.amiguard.terraform.Expression.Literal;
import io.amiguard.terraform.Expression.Table;
import io.amiguard.terraform.Expression.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the resources about policies from Terraform in JSON: {@code resource}, the type, the label,
 * then the arguments, where each of them may be a list of such objects (HCL JSON syntax
 * specification).
 */
final class JsonReader {
  private final JsonTexts texts;

  private JsonReader(JsonTexts texts) {
    this.texts = texts;
  }

  /**
   * Returns the resources; none if the text is not JSON, with a finding that says so.
   *
   * @return empty if it is not JSON
   */
  static Optional<Blocks> read(String file, String text, List<Finding> findings) {
    JsonReader reader = new JsonReader(new JsonTexts(text, Lines.of(file, text)));
    return SourceParser.parseJson(file, text, findings).map(reader::blocks);
  }

  private Blocks blocks(SourceNode root) {
    Map<String, Expression> locals = new HashMap<>();
    members(root).stream()
        .filter(entry -> entry.key().equals("locals"))
        .flatMap(entry -> objects(entry.value()).stream())
        .forEach(block -> arguments(block).forEach(locals::putIfAbsent));
    return new Blocks(resources(root), locals);
  }

  private List<Resource> resources(SourceNode root) {
    List<Resource> resources = new ArrayList<>();
    members(root).stream()
        .filter(entry -> entry.key().equals("resource"))
        .flatMap(entry -> members(entry.value()).stream())
        .filter(type -> Resource.isWanted(type.key()))
        .forEach(
            type ->
                members(type.value())
                    .forEach(label -> resources.addAll(resources(type.key(), label))));
    return resources;
  }

  private List<Resource> resources(String type, Entry label) {
    return objects(label.value()).stream()
        .map(body -> new Resource(label.where(), type, label.key(), arguments(body)))
        .toList();
  }

  private Map<String, Expression> arguments(Mapping body) {
    Map<String, Expression> arguments = new HashMap<>();
    body.entries().forEach(entry -> arguments.put(entry.key(), expression(entry.value())));
    return arguments;
  }

  private Expression expression(SourceNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.type() == Scalar.Type.STRING ? texts.text(scalar) : new Literal(scalar);
    }
    if (node instanceof Sequence list) {
      return new Tuple(list.where(), list.items().stream().map(this::expression).toList());
    }
    return new Table(node.where(), List.of());
  }

  private static List<Entry> members(SourceNode node) {
    return objects(node).stream().flatMap(object -> object.entries().stream()).toList();
  }

  private static List<Mapping> objects(SourceNode node) {
    if (node instanceof Sequence list) {
      return list.items().stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .toList();
    }
    return node instanceof Mapping mapping ? List.of(mapping) : List.of();
  }
}
