package io.amiguard.lint;

import static io.amiguard.policy.PolicyKeys.ALL;
import static io.amiguard.policy.PolicyKeys.ALLOWED_IMAGES_SETTINGS;
import static io.amiguard.policy.PolicyKeys.EXCEPTION_MESSAGE;

import io.amiguard.source.Quoted;
import io.amiguard.source.SourceNode.Scalar;
import io.amiguard.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A lock must stand on every node: control of a container says whether lower policies may add keys
 * to it, not whether they may change what stands below (User Guide, backup and AI opt-out policies;
 * recordings of tag policies). For image criteria AWS has not said it.
 */
final class LockRules {
  private static final int SHOWN = 3;
  private static final Set<String> OURS = Set.of(ALLOWED_IMAGES_SETTINGS, EXCEPTION_MESSAGE);

  private final Problems problems;

  LockRules(Problems problems) {
    this.problems = problems;
  }

  /** Checks {@code ec2_attributes}; what other attributes lock is no matter of ours. */
  void check(Element attributes) {
    List<Element> ours =
        attributes.members().stream().filter(member -> OURS.contains(member.key())).toList();
    check(attributes, ours);
  }

  private void check(Element node, List<Element> members) {
    if (!isRestricted(node)) {
      members.forEach(member -> check(member, member.members()));
      return;
    }
    List<Element> open = new ArrayList<>();
    members.forEach(member -> collectOpen(member, open));
    if (!open.isEmpty()) {
      report(node, open);
    }
  }

  private static void collectOpen(Element node, List<Element> open) {
    if (node.isMapping()) {
      if (node.control().isEmpty() && node.unknown().isEmpty()) {
        open.add(node);
      }
      node.members().forEach(member -> collectOpen(member, open));
    }
  }

  private static boolean isRestricted(Element node) {
    return node.control()
        .filter(
            control ->
                control.value() instanceof Sequence list
                    && list.isWhole()
                    && list.items().stream()
                        .noneMatch(item -> item instanceof Scalar word && word.text().equals(ALL)))
        .isPresent();
  }

  private void report(Element node, List<Element> open) {
    List<String> shown =
        open.stream()
            .limit(SHOWN)
            .map(
                element ->
                    "%s (line %d)".formatted(Quoted.text(element.key()), element.where().line()))
            .toList();
    problems.danger(
        "policy.open-lock",
        node.control().orElse(node).where(),
        "the control on %s leaves %d node%s below it open: %s%s"
            .formatted(
                Quoted.text(node.key()),
                open.size(),
                open.size() == 1 ? "" : "s",
                String.join(", ", shown),
                open.size() > SHOWN ? ", …" : ""),
        "Repeat @@operators_allowed_for_child_policies on every node; then read the effective policy.");
  }
}
