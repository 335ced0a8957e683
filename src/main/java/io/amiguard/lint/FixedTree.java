package io.amiguard.lint;

import io.amiguard.Finding.Where;
import io.amiguard.lint.Fix.Removal;
import io.amiguard.lint.Fix.Respelling;
import io.amiguard.lint.Fix.Shell;
import io.amiguard.lint.Fix.Wrapping;
import io.amiguard.policy.PolicyKeys;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a file is to mean after some fixes: what it meant before, but for what they say. */
final class FixedTree {
  private final Map<Where, Respelling> respellings = new HashMap<>();
  private final Map<Where, Wrapping> wrappings = new HashMap<>();
  private final Set<Where> removals = new HashSet<>();

  private FixedTree(List<Fix> fixes) {
    for (Fix fix : fixes) {
      if (fix instanceof Respelling respelling) {
        respellings.put(fix.where(), respelling);
      } else if (fix instanceof Wrapping wrapping) {
        wrappings.put(fix.where(), wrapping);
      } else if (fix instanceof Removal) {
        removals.add(fix.where());
      }
    }
  }

  static SourceNode of(SourceNode root, List<Fix> fixes) {
    return new FixedTree(fixes).node(root);
  }

  private SourceNode node(SourceNode node) {
    Wrapping wrapping = wrappings.get(node.where());
    SourceNode fixed = inside(node);
    return wrapping == null || wrapping.node().getClass() != node.getClass()
        ? fixed
        : wrapped(fixed, wrapping.shell());
  }

  private SourceNode inside(SourceNode node) {
    if (node instanceof Mapping mapping) {
      return new Mapping(node.where(), mapping.entries().stream().map(this::entry).toList());
    }
    if (node instanceof Sequence sequence) {
      return new Sequence(
          node.where(), sequence.items().stream().filter(this::isKept).map(this::node).toList());
    }
    Respelling respelling = respellings.get(node.where());
    return respelling == null
        ? node
        : new Scalar(node.where(), respelling.word(), respelling.type());
  }

  private boolean isKept(SourceNode item) {
    return !(item instanceof Scalar) || !removals.contains(item.where());
  }

  private Entry entry(Entry entry) {
    Respelling respelling = respellings.get(entry.where());
    String key = respelling == null ? entry.key() : respelling.word();
    return new Entry(entry.where(), key, node(entry.value()));
  }

  private static SourceNode wrapped(SourceNode node, Shell shell) {
    return switch (shell) {
      case LIST -> new Sequence(node.where(), List.of(node));
      case ASSIGN -> assigned(node);
      case ASSIGN_LIST -> assigned(new Sequence(node.where(), List.of(node)));
    };
  }

  private static SourceNode assigned(SourceNode value) {
    return new Mapping(value.where(), List.of(new Entry(value.where(), PolicyKeys.ASSIGN, value)));
  }

  /** Returns whether two values say the same, wherever they stand. */
  static boolean isSame(SourceNode left, SourceNode right) {
    if (left instanceof Scalar one && right instanceof Scalar other) {
      return one.type() == other.type() && one.text().equals(other.text());
    }
    if (left instanceof Sequence one && right instanceof Sequence other) {
      return areSame(one.items(), other.items());
    }
    return left instanceof Mapping one
        && right instanceof Mapping other
        && keys(one).equals(keys(other))
        && areSame(values(one), values(other));
  }

  private static boolean areSame(
      List<? extends SourceNode> left, List<? extends SourceNode> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!isSame(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> keys(Mapping mapping) {
    return mapping.entries().stream().map(Entry::key).toList();
  }

  private static List<SourceNode> values(Mapping mapping) {
    return mapping.entries().stream().map(Entry::value).toList();
  }
}
