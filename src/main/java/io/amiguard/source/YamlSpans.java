package io.amiguard.source;

import io.amiguard.source.Spans.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The spans of the single values of YAML text; lists and mappings of blocks have no clear end. */
final class YamlSpans {
  private final String text;
  private final YamlMarks marks;
  private final Spans spans = new Spans();

  private YamlSpans(String text) {
    this.text = text;
    this.marks = new YamlMarks(text);
  }

  static Spans of(String text) {
    YamlSpans yaml = new YamlSpans(text);
    yaml.read();
    return yaml.spans;
  }

  private void read() {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(text.length() + YamlSource.ROOM)
            .build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        if (event.getEventId() == Event.ID.Scalar) {
          add(event.getStartMark(), event.getEndMark());
        }
      }
    } catch (YamlEngineException | NumberFormatException e) {
      return;
    }
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
