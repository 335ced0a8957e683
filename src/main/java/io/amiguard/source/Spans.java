package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the values of a text begin and end, so that one can be rewritten and all else stays as it
 * is. A mapping of YAML begins where its first key does, so single values are kept apart.
 */
public final class Spans {
  private final Map<Place, Span> scalars = new HashMap<>();
  private final Map<Place, Span> collections = new HashMap<>();

  /** A line and a column, from 1, counted as {@link SourceParser} counts them. */
  record Place(int line, int column) {}

  Spans() {}

  /** Returns the spans of JSON text; none behind the place at which it is broken. */
  public static Spans ofJson(String text) {
    return JsonSpans.of(text);
  }

  /** Returns the spans of YAML text; none behind the place at which it is broken. */
  public static Spans ofYaml(String text) {
    return YamlSpans.of(text);
  }

  /** Returns the span of the single value, or the key, that begins at a place. */
  public Optional<Span> scalar(Where where) {
    return find(scalars, where);
  }

  /** Returns the span of the list or mapping that begins at a place. */
  public Optional<Span> collection(Where where) {
    return find(collections, where);
  }

  void addScalar(Place place, Span span) {
    scalars.putIfAbsent(place, span);
  }

  void addCollection(Place place, Span span) {
    collections.putIfAbsent(place, span);
  }

  private static Optional<Span> find(Map<Place, Span> spans, Where where) {
    Integer line = where.line();
    Integer column = where.column();
    return line == null || column == null
        ? Optional.empty()
        : Optional.ofNullable(spans.get(new Place(line, column)));
  }
}
