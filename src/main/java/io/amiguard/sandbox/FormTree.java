package io.amiguard.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;

/** The body of a request in AWS's query protocols: a form whose dotted names are paths. */
final class FormTree {
  private FormTree() {}

  /**
   * Returns {@code Filter.1.Name=x} as <code>{"Filter": {"1": {"Name": "x"}}}</code>.
   *
   * @throws IllegalArgumentException if the form is broken
   */
  static ObjectNode parse(String form) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (String pair : form.split("&", -1)) {
      if (!pair.isBlank()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        put(tree, name.split("\\.", -1), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return tree;
  }

  private static void put(ObjectNode tree, String[] path, String value) {
    ObjectNode here = tree;
    for (int i = 0; i < path.length - 1; i++) {
      JsonNode next = here.get(path[i]);
      if (next instanceof ObjectNode object) {
        here = object;
      } else {
        here = here.putObject(path[i]);
      }
    }
    here.put(path[path.length - 1], value);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
