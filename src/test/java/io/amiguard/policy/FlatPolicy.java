package io.amiguard.policy;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiguard.policy.EffectivePolicy.IgnoredOperator;
import io.amiguard.policy.EffectivePolicy.Source;
import io.amiguard.policy.EffectivePolicy.Uncertain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An effective policy path by path, in the words of {@link NaiveInheritance}. */
final class FlatPolicy {
  private FlatPolicy() {}

  /** Returns the values of the content by JSON pointer: a text, or a list of texts as a set. */
  static Map<String, Object> values(JsonNode content) {
    Map<String, Object> values = new TreeMap<>();
    collect("", content, values);
    return values;
  }

  /** Returns what may be at each path; whoever is certain has one outcome. */
  static Map<String, Set<Object>> outcomes(EffectivePolicy effective) {
    Map<String, Set<Object>> outcomes = new TreeMap<>();
    values(effective.content()).forEach((path, value) -> outcomes.put(path, Set.of(value)));
    for (Uncertain uncertain : effective.uncertain()) {
      Set<Object> possible = new LinkedHashSet<>();
      uncertain.candidates().forEach(candidate -> possible.add(value(candidate.value())));
      uncertain.lock().ifPresent(lock -> possible.add("no value"));
      outcomes.put(uncertain.path(), possible);
    }
    return outcomes;
  }

  /** Returns what was not permitted: {@code path operator policy@target policy@target}. */
  static Set<String> ignored(EffectivePolicy effective) {
    Set<String> ignored = new TreeSet<>();
    for (IgnoredOperator it : effective.ignored()) {
      ignored.add(String.join(" ", it.path(), it.operator(), name(it.source()), name(it.lock())));
    }
    return ignored;
  }

  /** Returns the values with lists as lists, so that their order counts. */
  static Map<String, Object> inOrder(Map<String, Object> values) {
    Map<String, Object> ordered = new TreeMap<>(values);
    ordered.replaceAll(
        (path, value) -> value instanceof Collection<?> list ? new ArrayList<>(list) : value);
    return ordered;
  }

  private static void collect(String path, JsonNode node, Map<String, Object> values) {
    if (!node.isObject()) {
      values.put(path, value(node));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = field.getKey().replace("~", "~0").replace("/", "~1");
      collect(path + "/" + key, field.getValue(), values);
    }
  }

  /** Returns a text, or a list of texts as a set. */
  static Object value(JsonNode json) {
    if (json.isTextual()) {
      return json.textValue();
    }
    List<JsonNode> items = new ArrayList<>();
    json.forEach(items::add);
    return items.stream().map(JsonNode::textValue).collect(toCollection(LinkedHashSet::new));
  }

  private static String name(Source source) {
    return source.policyId() + "@" + source.targetId();
  }
}
