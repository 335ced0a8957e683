package io.amiguard.conversion;

import io.amiguard.Finding.Where;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.settings.TargetReference;
import io.amiguard.settings.TargetResolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that a person would use for the places of an organization. */
final class TargetNames {
  private final OrganizationTree tree;

  TargetNames(OrganizationTree tree) {
    this.tree = tree;
  }

  /** Returns the path of a unit or the name of an account, or the id where that is not clear. */
  TargetReference referenceTo(TargetId target) {
    String word =
        switch (target.type()) {
          case ROOT -> TargetReference.ROOT;
          case ORGANIZATIONAL_UNIT -> tree.nameOf(target);
          case ACCOUNT -> TargetReference.ACCOUNT_PREFIX + tree.nameOf(target);
        };
    TargetReference reference = new TargetReference(word, Where.nowhere());
    return isClear(reference, target)
        ? reference
        : new TargetReference(target.value(), Where.nowhere());
  }

  /** Returns the ids behind names, and the names behind ids. */
  Map<String, String> remarks(List<TargetId> targets) {
    Map<String, String> remarks = new LinkedHashMap<>();
    for (TargetId target : targets) {
      String word = referenceTo(target).text();
      remarks.put(word, word.equals(target.value()) ? tree.nameOf(target) : target.value());
    }
    return remarks;
  }

  private boolean isClear(TargetReference reference, TargetId target) {
    return TargetReference.isValid(reference.text())
        && TargetResolver.resolve(reference, tree, new ArrayList<>()).equals(Optional.of(target));
  }
}
