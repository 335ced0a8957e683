package io.amiguard.lint;

import io.amiguard.Finding;
import io.amiguard.Finding.Where;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.source.SourceNode;
import io.amiguard.source.SourceNode.Mapping;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where in a snapshot file the targets stand that findings about an organization name: in the first
 * attachment, because there policies meet; else where the target itself is.
 */
final class SnapshotPlaces {
  private final SourceNode root;
  private final Map<String, Where> byLabel = new HashMap<>();

  private SnapshotPlaces(SourceNode root) {
    this.root = root;
  }

  /** Returns the places in a file that holds this organization. */
  static SnapshotPlaces of(SourceNode root, OrganizationTree tree) {
    SnapshotPlaces places = new SnapshotPlaces(root);
    Map<String, Where> byId = new HashMap<>();
    places.collect("attachments", "targetId", byId);
    places.collect("root", "id", byId);
    places.collect("organizationalUnits", "id", byId);
    places.collect("accounts", "id", byId);
    targets(tree)
        .filter(target -> byId.containsKey(target.value()))
        .forEach(target -> places.byLabel.put(tree.labelOf(target), byId.get(target.value())));
    return places;
  }

  /** Returns the finding with its place in the file, beside the target that it is about. */
  Finding placed(Finding finding) {
    String target = finding.where().target();
    Where where = byLabel.getOrDefault(target, root.where());
    return new Finding(
        finding.severity(),
        finding.rule(),
        new Where(where.file(), where.line(), where.column(), target),
        finding.message(),
        finding.hint());
  }

  private void collect(String part, String key, Map<String, Where> byId) {
    for (SourceNode item : items(part)) {
      if (item instanceof Mapping mapping && mapping.get(key).orElse(item) instanceof Scalar id) {
        byId.putIfAbsent(id.text(), id.where());
      }
    }
  }

  private List<SourceNode> items(String part) {
    if (!(root instanceof Mapping snapshot)) {
      return List.of();
    }
    SourceNode found = snapshot.get(part).orElse(root);
    return found instanceof Sequence sequence ? sequence.items() : List.of(found);
  }

  private static Stream<TargetId> targets(OrganizationTree tree) {
    return Stream.of(
            Stream.of(tree.root().id()),
            tree.units().stream().map(OrganizationalUnit::id),
            tree.accounts().stream().map(Account::id))
        .flatMap(ids -> ids);
  }
}
