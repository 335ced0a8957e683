package io.amiguard.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiguard.organization.TargetId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The merge once more, as dull as can be: for one account, one order of attachment and one guess
 * about child controls on containers; from scratch, path by path. What is open is found by trying
 * everything.
 */
final class NaiveInheritance {

  /**
   * A policy attached to a target.
   *
   * @param sayings its nodes by path, in lower case
   */
  record Attached(TargetId target, DeclarativePolicy policy, Map<String, JsonNode> sayings) {
    static Attached of(TargetId target, DeclarativePolicy policy) {
      Map<String, JsonNode> sayings = new LinkedHashMap<>();
      collect("", policy.document().json(), sayings);
      return new Attached(target, policy, sayings);
    }
  }

  /** What AWS might do about keys that are added below a locked container. */
  enum ContainerControl {
    LETS_KEYS_IN,
    KEEPS_KEYS_OUT
  }

  private static final Set<String> OPERATORS = Set.of("@@assign", "@@append", "@@remove");

  private final ContainerControl guess;
  private final Map<String, Object> values = new TreeMap<>();
  private final Map<String, Set<String>> permitted = new TreeMap<>();
  private final Map<String, String> locks = new TreeMap<>();
  private final Set<String> known = new TreeSet<>(Set.of(""));
  private final Set<String> ignored = new TreeSet<>();

  private NaiveInheritance(ContainerControl guess) {
    this.guess = guess;
  }

  /** Merges what is attached from the root down: a list a level, first attached first. */
  static NaiveInheritance merge(List<List<Attached>> levels, ContainerControl guess) {
    NaiveInheritance merge = new NaiveInheritance(guess);
    levels.forEach(merge::level);
    return merge;
  }

  /** Returns, for each path, every result that some order and some guess leads to. */
  static Map<String, Set<Object>> outcomes(List<List<Attached>> levels) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (List<List<Attached>> order : orders(levels)) {
      for (ContainerControl guess : ContainerControl.values()) {
        results.add(merge(order, guess).values());
      }
    }
    Map<String, Set<Object>> outcomes = new TreeMap<>();
    results.forEach(
        result -> result.keySet().forEach(path -> outcomes.put(path, new LinkedHashSet<>())));
    outcomes.forEach(
        (path, possible) ->
            results.forEach(result -> possible.add(result.getOrDefault(path, "no value"))));
    return outcomes;
  }

  /** Returns the values by JSON pointer: a text, or a list of texts as a set. */
  Map<String, Object> values() {
    return values;
  }

  /** Returns what was not permitted: {@code path operator policy target, forbidden by …}. */
  Set<String> ignored() {
    return ignored;
  }

  private void level(List<Attached> peers) {
    List<Map<String, JsonNode>> said = peers.stream().map(Attached::sayings).toList();
    Set<String> paths = new TreeSet<>();
    said.forEach(sayings -> paths.addAll(sayings.keySet()));
    Set<String> before = Set.copyOf(known);
    Map<String, Set<String>> permittedBefore = new TreeMap<>(permitted);
    Map<String, String> locksBefore = new TreeMap<>(locks);
    Set<String> dropped = new TreeSet<>();
    for (String path : paths) {
      String parent = path.isEmpty() ? "" : path.substring(0, path.lastIndexOf('/'));
      Set<String> below = permittedBefore.getOrDefault(parent, OPERATORS);
      boolean isNew = !before.contains(path);
      boolean shutOut =
          isNew
              && before.contains(parent)
              && guess == ContainerControl.KEEPS_KEYS_OUT
              && !below.contains("@@assign")
              && !below.contains("@@append");
      if (!path.isEmpty() && (shutOut || dropped.contains(parent) || values.containsKey(parent))) {
        dropped.add(path);
        continue;
      }
      known.add(path);
      if (before.stream().noneMatch(other -> other.startsWith(path + "/"))) {
        apply(path, peers, said, permittedBefore.getOrDefault(path, OPERATORS), locksBefore);
      }
      restrict(path, peers, said);
    }
  }

  private void apply(
      String path,
      List<Attached> peers,
      List<Map<String, JsonNode>> said,
      Set<String> allowed,
      Map<String, String> locks) {
    boolean assigned = false;
    for (String operator : List.of("@@assign", "@@append", "@@remove")) {
      for (int i = 0; i < peers.size(); i++) {
        JsonNode operand = said.get(i).getOrDefault(path, empty()).get(operator);
        if (operand == null) {
          continue;
        }
        if (!allowed.contains(operator)) {
          ignored.add(
              String.join(" ", path, operator, name(peers.get(i)), locks.get(path + operator)));
        } else if (operator.equals("@@assign")) {
          if (!assigned) {
            values.put(path, value(operand));
          }
          assigned = true;
        } else if (operator.equals("@@append")) {
          Object old = values.getOrDefault(path, new LinkedHashSet<>());
          if (old instanceof Collection<?> list) {
            Set<Object> sum = new LinkedHashSet<>(list);
            sum.addAll((Collection<?>) value(operand));
            values.put(path, sum);
          }
        } else if (values.get(path) instanceof Collection<?> list) {
          Set<Object> rest = new LinkedHashSet<>(list);
          rest.removeAll((Collection<?>) value(operand));
          values.put(path, rest);
        }
      }
    }
  }

  private void restrict(String path, List<Attached> peers, List<Map<String, JsonNode>> said) {
    for (int i = 0; i < peers.size(); i++) {
      JsonNode control =
          said.get(i).getOrDefault(path, empty()).get("@@operators_allowed_for_child_policies");
      if (control != null) {
        Set<String> words = new TreeSet<>();
        control.forEach(word -> words.add(word.textValue()));
        Set<String> left = new TreeSet<>(permitted.getOrDefault(path, OPERATORS));
        for (String operator : Set.copyOf(left)) {
          if (!words.contains(operator) && !words.contains("@@all")) {
            left.remove(operator);
            locks.put(path + operator, name(peers.get(i)));
          }
        }
        permitted.put(path, left);
      }
    }
  }

  /** Collects the nodes that say something, or have something below that does. */
  private static boolean collect(String path, JsonNode node, Map<String, JsonNode> found) {
    boolean speaks = false;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = field.getKey();
      if (key.equals("@@operators_allowed_for_child_policies")) {
        speaks |= !field.getValue().toString().contains("@@all");
      } else if (key.startsWith("@@")) {
        speaks = true;
      } else {
        String escaped = key.toLowerCase(Locale.ROOT).replace("~", "~0").replace("/", "~1");
        speaks |= collect(path + "/" + escaped, field.getValue(), found);
      }
    }
    if (speaks) {
      found.put(path, node);
    }
    return speaks;
  }

  private static Object value(JsonNode operand) {
    if (!operand.isArray()) {
      return operand.asText();
    }
    Set<String> list = new LinkedHashSet<>();
    operand.forEach(item -> list.add(item.asText()));
    return list;
  }

  private static String name(@Nullable Attached attached) {
    return attached == null ? "" : attached.policy().id() + "@" + attached.target();
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns every way to order the peers of every level. */
  static List<List<List<Attached>>> orders(List<List<Attached>> levels) {
    List<List<List<Attached>>> orders = List.of(List.of());
    for (List<Attached> level : levels) {
      List<List<List<Attached>>> longer = new ArrayList<>();
      for (List<List<Attached>> order : orders) {
        for (List<Attached> permutation : permutations(level)) {
          List<List<Attached>> next = new ArrayList<>(order);
          next.add(permutation);
          longer.add(next);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private static List<List<Attached>> permutations(List<Attached> peers) {
    if (peers.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Attached>> permutations = new ArrayList<>();
    for (Attached first : peers) {
      List<Attached> others = new ArrayList<>(peers);
      others.remove(first);
      for (List<Attached> rest : permutations(others)) {
        List<Attached> permutation = new ArrayList<>(List.of(first));
        permutation.addAll(rest);
        permutations.add(permutation);
      }
    }
    return permutations;
  }
}
