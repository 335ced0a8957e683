package io.amiguard.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What stands in a YAML text as keys and values, and so holds no comment. */
final class YamlTexts {
  private final String text;
  private final YamlMarks marks;
  private final List<Span> values = new ArrayList<>();
  private final Map<Integer, Integer> blocks = new TreeMap<>();
  private int end;

  private YamlTexts(String text) {
    this.text = text;
    this.marks = new YamlMarks(text);
  }

  static YamlTexts of(String text) {
    YamlTexts texts = new YamlTexts(text);
    if (YamlValues.read(text, texts::add)) {
      texts.end = text.length();
    }
    return texts;
  }

  /** Returns every key and single value, in the order of the text. */
  List<Span> values() {
    return values;
  }

  /** Returns where the texts below | and &gt; begin, each with where it ends. */
  Map<Integer, Integer> blocks() {
    return blocks;
  }

  /** Returns how far the text could be read. */
  int end() {
    return end;
  }

  private void add(ScalarEvent scalar) {
    int start = scalar.getStartMark().map(marks::offset).orElse(end);
    end = scalar.getEndMark().map(marks::offset).orElse(end);
    if (YamlBlockTexts.isBlock(scalar)) {
      start = Math.min(end, YamlBlockTexts.belowHeader(text, start));
      blocks.put(start, end);
    }
    values.add(new Span(start, Math.max(start, end)));
  }
}
