package io.amiguard.journal;

import io.amiguard.organization.TargetId;
import io.amiguard.plan.Change;
import io.amiguard.policy.DeclarativePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Collects the changes that bring policies back, in the order of every plan: create, tag, update,
 * attach, detach, untag, delete. Attachments come before detachments, so that an account which
 * moves back from one policy to another is never without one.
 */
final class RollbackChanges {
  private final List<Change> create = new ArrayList<>();
  private final List<Change> tag = new ArrayList<>();
  private final List<Change> update = new ArrayList<>();
  private final List<Change> attach = new ArrayList<>();
  private final List<Change> detach = new ArrayList<>();
  private final List<Change> untag = new ArrayList<>();
  private final List<Change> delete = new ArrayList<>();

  List<Change> inOrder() {
    return Stream.of(create, tag, update, attach, detach, untag, delete)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns what turns one policy into what it was. */
  static List<Change> between(
      Optional<DeclarativePolicy> live, Optional<DeclarativePolicy> initial) {
    RollbackChanges changes = new RollbackChanges();
    changes.add(live, initial);
    return changes.inOrder();
  }

  /** Adds what turns one policy into what it was. */
  void add(Optional<DeclarativePolicy> live, Optional<DeclarativePolicy> initial) {
    if (initial.isPresent()) {
      live.ifPresentOrElse(
          policy -> restore(policy, initial.get()), () -> createAgain(initial.get()));
    } else {
      live.ifPresent(this::takeAway);
    }
  }

  private void createAgain(DeclarativePolicy initial) {
    create.add(
        new Change.CreatePolicy(
            initial.name(), initial.description(), initial.document(), initial.tagsToSet()));
    initial
        .targets()
        .forEach(target -> attach.add(new Change.AttachPolicy(initial.name(), target)));
  }

  private void takeAway(DeclarativePolicy live) {
    live.targets().forEach(target -> detach.add(new Change.DetachPolicy(live.name(), target)));
    delete.add(new Change.DeletePolicy(live));
  }

  private void restore(DeclarativePolicy live, DeclarativePolicy initial) {
    restoreTags(live, initial);
    if (!live.document().equals(initial.document())
        || !live.description().equals(initial.description())) {
      update.add(new Change.UpdatePolicy(live, initial.description(), initial.document()));
    }
    missing(live.targets(), initial.targets())
        .forEach(target -> attach.add(new Change.AttachPolicy(live.name(), target)));
    missing(initial.targets(), live.targets())
        .forEach(target -> detach.add(new Change.DetachPolicy(live.name(), target)));
  }

  private void restoreTags(DeclarativePolicy live, DeclarativePolicy initial) {
    Map<String, String> lost = new HashMap<>(initial.ownTags());
    lost.entrySet().removeAll(live.ownTags().entrySet());
    if (!lost.isEmpty()) {
      tag.add(new Change.TagPolicy(live, lost));
    }
    TreeSet<String> added = new TreeSet<>(live.ownTags().keySet());
    added.removeAll(initial.ownTags().keySet());
    if (!added.isEmpty()) {
      untag.add(new Change.UntagPolicy(live, added));
    }
  }

  private static List<TargetId> missing(List<TargetId> from, List<TargetId> targets) {
    return targets.stream().filter(target -> !from.contains(target)).toList();
  }
}
