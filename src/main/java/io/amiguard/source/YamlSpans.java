package io.amiguard.source;

import io.amiguard.source.Spans.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The spans of the single values of YAML text; lists and mappings of blocks have no clear end. */
final class YamlSpans {
  private final YamlMarks marks;
  private final Spans spans = new Spans();

  private YamlSpans(String text) {
    this.marks = new YamlMarks(text);
  }

  static Spans of(String text) {
    YamlSpans yaml = new YamlSpans(text);
    YamlValues.read(text, scalar -> yaml.add(scalar.getStartMark(), scalar.getEndMark()));
    return yaml.spans;
  }

  private void add(Optional<Mark> start, Optional<Mark> end) {
    if (start.isPresent() && end.isPresent()) {
      Mark from = start.get();
      Span span = new Span(marks.offset(from), marks.offset(end.get()));
      if (span.start() < span.end()) {
        spans.addScalar(new Place(from.getLine() + 1, from.getColumn() + 1), span);
      }
    }
  }
}
