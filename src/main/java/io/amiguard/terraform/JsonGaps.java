package io.amiguard.terraform;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.source.PlacedText;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Entry;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The gaps of JSON that Terraform fills in. For reading it something stands in for each of them;
 * afterwards the values that stood in give way to {@link SourceNode.Unknown}.
 */
public final class JsonGaps {
  /** JSON without a gap. */
  static final JsonGaps NONE = new JsonGaps(Optional.empty(), Set.of());

  private final Optional<GapMarker> marker;
  private final Set<Where> values;

  private JsonGaps(Optional<GapMarker> marker, Set<Where> values) {
    this.marker = marker;
    this.values = Set.copyOf(values);
  }

  /** Returns JSON that can be read, of a text with markers where something is not known. */
  static PolicyContent.Json fill(PlacedText text, GapMarker marker) {
    StandIns standIns = StandIns.of(text.text(), marker);
    JsonGaps gaps = new JsonGaps(Optional.of(marker), text.at(standIns.values()));
    return new PolicyContent.Json(text.with(standIns.text()), gaps);
  }

  /** Returns whether there are gaps outside of texts, so that they may hold any part of JSON. */
  public boolean areOutsideOfTexts() {
    return !values.isEmpty();
  }

  /** Returns a finding about the text without what only stands in. */
  public Finding shown(Finding finding) {
    return marker.map(sign -> shown(finding, sign)).orElse(finding);
  }

  private static Finding shown(Finding finding, GapMarker sign) {
    return new Finding(
        finding.severity(),
        finding.rule(),
        finding.where(),
        sign.shown(finding.message()),
        finding.hint().map(sign::shown));
  }

  /**
   * Returns what is not known of the text, where that stands in a key told apart.
   *
   * @param root of the text, as it was read
   */
  public List<Unknown> inKeys(List<Unknown> unknown, SourceNode root) {
    return marker.map(sign -> new GapKeys(sign, values).in(root).mark(unknown)).orElse(unknown);
  }

  /** Returns a value of the text with what is not known of it. */
  public SourceNode known(SourceNode node) {
    return marker.map(sign -> known(node, sign)).orElse(node);
  }

  private SourceNode known(SourceNode node, GapMarker sign) {
    if (node instanceof Mapping mapping) {
      return mapping(mapping, sign);
    }
    if (node instanceof Sequence list) {
      return new Sequence(
          list.where(), list.items().stream().map(item -> known(item, sign)).toList());
    }
    if (values.contains(node.where())) {
      return new SourceNode.Unknown(node.where(), Optional.empty());
    }
    return node instanceof Scalar scalar && sign.isIn(scalar.text())
        ? new SourceNode.Unknown(node.where(), Optional.of(sign.shown(scalar.text())))
        : node;
  }

  private Mapping mapping(Mapping mapping, GapMarker sign) {
    List<Entry> entries = new ArrayList<>();
    List<SourceNode.Unknown> more = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      if (sign.isIn(entry.key())) {
        more.add(new SourceNode.Unknown(entry.where(), Optional.empty()));
      } else {
        entries.add(new Entry(entry.where(), entry.key(), known(entry.value(), sign)));
      }
    }
    return new Mapping(mapping.where(), entries, more);
  }
}
