package io.amiguard.source;

import io.amiguard.Finding.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML text as source nodes. It works on parser events, because those keep the text of each scalar
 * (an account id that starts with 0) and cost no stack. An alias stands for the whole value that it
 * names, at the place of the alias; what aliases multiply to is bounded.
 */
final class YamlSource {
  private static final int MAX_NODES = 200_000;

  /**
   * The engine fails on a character of two units that stands across the end of its buffer, so the
   * buffer holds the whole text.
   */
  static final int ROOM = 16;

  private static final Set<String> PLAIN_TAGS =
      Set.of("!", Tag.STR.getValue(), Tag.MAP.getValue(), Tag.SEQ.getValue());

  private final String file;
  private final YamlBlockTexts blockTexts;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private Where last;
  private int nodes;
  private int deepest;

  /** A value with a name, how many values it holds, and how many levels they nest. */
  private record Anchored(SourceNode node, int size, int height) {}

  private YamlSource(String file, String text, Iterator<Event> events) {
    this.file = file;
    this.blockTexts = new YamlBlockTexts(file, text);
    this.events = events;
    this.last = Where.at(file, 1, 1);
  }

  static Optional<SourceNode> parse(String file, String text) throws SyntaxException {
    Characters.require(file, text);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(text.length() + ROOM)
            .build();
    YamlSource source =
        new YamlSource(file, text, new Parse(settings).parseString(text).iterator());
    try {
      return source.document();
    } catch (YamlEngineException | NumberFormatException e) {
      throw YamlErrors.of(file, e, source.last);
    }
  }

  private Optional<SourceNode> document() throws SyntaxException {
    Event event = next();
    while (event.getEventId() != Event.ID.DocumentStart) {
      if (event.getEventId() == Event.ID.StreamEnd) {
        return Optional.empty();
      }
      event = next();
    }
    SourceNode node = node(next(), 0);
    next();
    if (next().getEventId() != Event.ID.StreamEnd) {
      throw new SyntaxException(
          "file.several-documents",
          last,
          "the file holds more than one YAML document",
          "Keep one document, and take '---' out.");
    }
    return Optional.of(node);
  }

  private Event next() {
    Event event = events.next();
    last = event.getStartMark().map(mark -> YamlErrors.at(file, mark)).orElse(last);
    return event;
  }

  private SourceNode node(Event event, int depth) throws SyntaxException {
    reach(depth);
    if (event instanceof AliasEvent alias) {
      return resolve(alias, depth);
    }
    count(1);
    requirePlain(event);
    int nodesBefore = nodes;
    int deepestBefore = deepest;
    deepest = depth;
    SourceNode node =
        switch (event.getEventId()) {
          case MappingStart -> mapping(depth);
          case SequenceStart -> sequence(depth);
          default -> scalar((ScalarEvent) event);
        };
    Anchored anchored = new Anchored(node, nodes - nodesBefore + 1, deepest - depth);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, anchored));
    deepest = Math.max(deepest, deepestBefore);
    return node;
  }

  private SourceNode resolve(AliasEvent alias, int depth) throws SyntaxException {
    Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw YamlErrors.notYaml(
          last,
          Quoted.line("alias *%s names nothing that stands before it".formatted(alias.getAlias())),
          YamlErrors.QUOTE_STAR);
    }
    count(anchored.size());
    reach(depth + anchored.height());
    return placed(anchored.node(), last);
  }

  /** What is wrong with a value at one place need not be wrong at another that has its name. */
  private static SourceNode placed(SourceNode node, Where place) {
    if (node instanceof SourceNode.Mapping mapping) {
      return new SourceNode.Mapping(place, mapping.entries());
    }
    return node instanceof SourceNode.Sequence sequence
        ? new SourceNode.Sequence(place, sequence.items())
        : placed((SourceNode.Scalar) node, place);
  }

  private static SourceNode placed(SourceNode.Scalar scalar, Where place) {
    return new SourceNode.Scalar(place, scalar.text(), scalar.type());
  }

  private void reach(int depth) throws SyntaxException {
    if (depth > SourceParser.MAX_DEPTH) {
      throw SyntaxException.tooDeep(last);
    }
    deepest = Math.max(deepest, depth);
  }

  private void count(int more) throws SyntaxException {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new SyntaxException(
          "file.too-large",
          last,
          String.format(
              Locale.ROOT,
              "the file holds more than %,d values, aliases counted in full",
              MAX_NODES),
          "Split the file, or use fewer aliases.");
    }
  }

  /** A tag would give a value another meaning than the one that it is read with. */
  private void requirePlain(Event event) throws SyntaxException {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent() && !PLAIN_TAGS.contains(tag.get())) {
      throw new SyntaxException(
          "file.tag",
          last,
          "tag %s has no meaning here".formatted(Quoted.text(tag.get())),
          "Write the value without a tag.");
    }
  }

  private SourceNode mapping(int depth) throws SyntaxException {
    Where start = last;
    List<SourceNode.Entry> entries = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      Where where = last;
      SourceNode key = node(event, depth + 1);
      if (!(key instanceof SourceNode.Scalar scalar)) {
        throw YamlErrors.notYaml(
            where,
            "a key must be a text, not " + key.kindInWords(),
            "Put text that begins with [ or { in quotes.");
      }
      requireNoMerge(event, where);
      entries.add(new SourceNode.Entry(where, scalar.text(), node(next(), depth + 1)));
    }
    return new SourceNode.Mapping(start, entries);
  }

  /** YAML 1.1 merged a mapping into another with this key; YAML 1.2 does not. */
  private static void requireNoMerge(Event key, Where where) throws SyntaxException {
    if (key instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<")) {
      throw new SyntaxException(
          "file.merge-key",
          where,
          "merge keys (<<) are not supported",
          "Write the keys out, or let an alias stand for a whole value.");
    }
  }

  private SourceNode sequence(int depth) throws SyntaxException {
    Where start = last;
    List<SourceNode> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, depth + 1));
    }
    return new SourceNode.Sequence(start, items);
  }

  private SourceNode scalar(ScalarEvent event) throws SyntaxException {
    Characters.requireWhole(last, event.getValue());
    Where where = YamlBlockTexts.isBlock(event) ? blockTexts.where(event, last) : last;
    return new SourceNode.Scalar(where, event.getValue(), YamlScalars.typeOf(event));
  }
}
