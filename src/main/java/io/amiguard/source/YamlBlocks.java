package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lines from which items of lists, and keys with their values, reach to the next ones. */
final class YamlBlocks {
  private final TreeMap<Integer, Integer> ends = new TreeMap<>();

  private YamlBlocks() {}

  /**
   * Returns the blocks of a file.
   *
   * @param lines how many it has
   */
  static YamlBlocks of(SourceNode root, int lines) {
    YamlBlocks blocks = new YamlBlocks();
    blocks.inside(root, lines);
    return blocks;
  }

  /** Returns the widest block of those that begin next behind a line. */
  Optional<LineRange> below(int line) {
    Map.Entry<Integer, Integer> next = ends.higherEntry(line);
    return next == null
        ? Optional.empty()
        : Optional.of(new LineRange(next.getKey(), next.getValue()));
  }

  private void inside(SourceNode node, int last) {
    if (node instanceof SourceNode.Mapping mapping) {
      List<Where> places = mapping.entries().stream().map(SourceNode.Entry::where).toList();
      add(places, mapping.entries().stream().map(SourceNode.Entry::value).toList(), last);
    } else if (node instanceof SourceNode.Sequence list) {
      add(list.items().stream().map(SourceNode::where).toList(), list.items(), last);
    }
  }

  /** What an alias stands for begins somewhere else, and belongs to the block there. */
  private void add(List<Where> places, List<? extends SourceNode> values, int last) {
    for (int i = 0; i < places.size(); i++) {
      int first = line(places.get(i));
      int end = i + 1 < places.size() ? Math.max(first, line(places.get(i + 1)) - 1) : last;
      if (first <= end && end <= last) {
        ends.merge(first, end, Math::max);
        inside(values.get(i), end);
      }
    }
  }

  private static int line(Where where) {
    Integer line = where.line();
    return line == null ? 0 : line;
  }
}
