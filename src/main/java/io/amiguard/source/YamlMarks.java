package io.amiguard.source;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Turns places of YAML's engine, which counts characters, into offsets of Java, which counts units
 * of UTF-16. Marks come nearly in order, so each is counted from the one before.
 */
final class YamlMarks {
  private final String text;
  private int characters;
  private int units;

  YamlMarks(String text) {
    this.text = text;
  }

  int offset(Mark mark) {
    units = text.offsetByCodePoints(units, mark.getIndex() - characters);
    characters = mark.getIndex();
    return units;
  }
}
