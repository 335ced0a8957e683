package io.amiguard.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.Finding;
import io.amiguard.source.SourceNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Source nodes as plain JSON, for the parts of a snapshot that keep what they hold. */
final class SourceJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SourceJson() {}

  /** Returns the object; a key that stands twice is a finding, and the first one counts. */
  static ObjectNode of(SourceNode.Mapping mapping, List<Finding> findings) {
    ObjectNode object = NODES.objectNode();
    for (SourceNode.Entry entry : mapping.entries()) {
      if (object.has(entry.key())) {
        findings.add(ObjectFields.duplicateKey(entry));
      } else {
        object.set(entry.key(), of(entry.value(), findings));
      }
    }
    return object;
  }

  private static JsonNode of(SourceNode node, List<Finding> findings) {
    if (node instanceof SourceNode.Mapping mapping) {
      return of(mapping, findings);
    }
    if (node instanceof SourceNode.Sequence sequence) {
      ArrayNode array = NODES.arrayNode(sequence.items().size());
      sequence.items().forEach(item -> array.add(of(item, findings)));
      return array;
    }
    return scalar((SourceNode.Scalar) node);
  }

  private static JsonNode scalar(SourceNode.Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> NODES.textNode(scalar.text());
      case INTEGER -> integer(new BigInteger(scalar.text()));
      case DECIMAL -> NODES.numberNode(new BigDecimal(scalar.text()));
      case BOOLEAN -> NODES.booleanNode(Boolean.parseBoolean(scalar.text()));
      case NULL -> NODES.nullNode();
    };
  }

  private static JsonNode integer(BigInteger number) {
    if (number.bitLength() < Integer.SIZE) {
      return NODES.numberNode(number.intValue());
    }
    return number.bitLength() < Long.SIZE
        ? NODES.numberNode(number.longValue())
        : NODES.numberNode(number);
  }
}
