package io.amiguard.terraform;

import io.amiguard.Finding.Where;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The keys of JSON in which Terraform fills something in. */
final class GapKeys {
  private static final Comparator<Where> BY_PLACE =
      Comparator.comparing(GapKeys::line).thenComparing(GapKeys::column);

  private final GapMarker marker;
  private final Set<Where> standIns;
  private final List<Entry> keys = new ArrayList<>();

  /**
   * @param standIns where values begin that only stand in
   */
  GapKeys(GapMarker marker, Set<Where> standIns) {
    this.marker = marker;
    this.standIns = standIns;
  }

  /** Finds the keys in a value. */
  GapKeys in(SourceNode node) {
    if (node instanceof Mapping mapping) {
      mapping.entries().stream().filter(this::isFilledIn).forEach(keys::add);
      mapping.entries().forEach(entry -> in(entry.value()));
    } else if (node instanceof Sequence list) {
      list.items().forEach(this::in);
    }
    return this;
  }

  /** What stands in for whole members has a key of one sign, and a value that stands in as well. */
  private boolean isFilledIn(Entry entry) {
    boolean isMember = entry.key().length() == 1 && standIns.contains(entry.value().where());
    return marker.isIn(entry.key()) && !isMember;
  }

  /** Returns what is not known, with that marked which stands in one of the keys. */
  List<Unknown> mark(List<Unknown> unknown) {
    return unknown.stream().map(it -> isInKey(it.where()) ? it.inKey() : it).toList();
  }

  private boolean isInKey(Where where) {
    return keys.stream()
        .anyMatch(
            key ->
                BY_PLACE.compare(key.where(), where) <= 0
                    && BY_PLACE.compare(where, key.value().where()) < 0);
  }

  private static int line(Where where) {
    return where.line() == null ? 0 : where.line();
  }

  private static int column(Where where) {
    return where.column() == null ? 0 : where.column();
  }
}
