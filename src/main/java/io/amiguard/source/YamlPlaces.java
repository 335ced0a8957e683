package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds parts of single values in YAML text, because a value can go over many lines. */
public final class YamlPlaces {
  private final String file;
  private final String text;
  private @Nullable Marked marked;

  /** What is needed to find something; of most texts nobody asks. */
  private record Marked(Lines lines, TreeMap<Integer, Integer> values) {
    static Marked of(String file, String text) {
      TreeMap<Integer, Integer> values = new TreeMap<>();
      YamlTexts.of(text).values().forEach(span -> values.put(span.start(), span.end()));
      return new Marked(Lines.of(file, text), values);
    }
  }

  public YamlPlaces(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Returns where a part of a value stands; the value's place if it is written in another way. */
  public Where of(SourceNode.Scalar value, String part) {
    Integer line = value.where().line();
    Integer column = value.where().column();
    if (line == null || column == null) {
      return value.where();
    }
    Marked known = marked == null ? Marked.of(file, text) : marked;
    marked = known;
    int start = text.offsetByCodePoints(known.lines().offset(line, 1), column - 1);
    Integer end = known.values().getOrDefault(known.values().floorKey(start), start);
    int found = text.indexOf(part, start);
    return found >= 0 && found + part.length() <= end ? at(found, known.lines()) : value.where();
  }

  private Where at(int offset, Lines lines) {
    int line = lines.lineOf(offset);
    int start = lines.offset(line, 1);
    return Where.at(file, line, text.codePointCount(start, offset) + 1);
  }
}
