package io.amiguard.settings;

import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.OrganizationalUnit;
import io.amiguard.organization.TargetId;
import io.amiguard.source.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the places of an organization that a policy's target references name. */
public final class TargetResolver {
  private final OrganizationTree tree;
  private final Problems problems = new Problems();

  private TargetResolver(OrganizationTree tree) {
    this.tree = tree;
  }

  /**
   * Returns the ids of the policy's targets, each once, in the order of the settings.
   *
   * @param findings where references go that name nothing, several things, or the same thing twice
   */
  public static List<TargetId> resolve(
      PolicySettings policy, OrganizationTree tree, List<Finding> findings) {
    TargetResolver resolver = new TargetResolver(tree);
    List<TargetId> targets = resolver.resolve(policy.targets());
    resolver.problems.moveTo(findings);
    return targets;
  }

  /**
   * Returns the id of one place.
   *
   * @param findings where a reference goes that names nothing or several things
   */
  public static Optional<TargetId> resolve(
      TargetReference reference, OrganizationTree tree, List<Finding> findings) {
    TargetResolver resolver = new TargetResolver(tree);
    Optional<TargetId> target = resolver.find(reference);
    resolver.problems.moveTo(findings);
    return target;
  }

  private List<TargetId> resolve(List<TargetReference> references) {
    Map<TargetId, TargetReference> first = new LinkedHashMap<>();
    for (TargetReference reference : references) {
      Optional<TargetId> target = find(reference);
      if (target.isEmpty()) {
        continue;
      }
      TargetReference before = first.putIfAbsent(target.get(), reference);
      if (before == null) {
        checkActive(reference, target.get());
      } else if (!reference.isSurely(before)) {
        reportTwice(reference, before, target.get());
      }
    }
    return List.copyOf(first.keySet());
  }

  private Optional<TargetId> find(TargetReference reference) {
    if (reference.isRoot()) {
      return Optional.of(tree.root().id());
    }
    if (reference.isPath()) {
      return findPath(reference);
    }
    return reference.isAccountName() ? findAccount(reference) : findId(reference);
  }

  private Optional<TargetId> findPath(TargetReference reference) {
    List<TargetId> found =
        tree.units().stream()
            .filter(unit -> tree.pathOf(unit).equals(reference.text()))
            .map(OrganizationalUnit::id)
            .toList();
    if (found.isEmpty()) {
      List<String> known = tree.units().stream().map(tree::pathOf).toList();
      String otherwise = "Write the path of an organizational unit as AWS Organizations shows it.";
      reportUnknown(reference, Spelling.hint(reference.text(), known, otherwise));
    }
    return theOnly(reference, found);
  }

  private Optional<TargetId> findAccount(TargetReference reference) {
    List<TargetId> found =
        tree.accounts().stream()
            .filter(account -> account.name().equals(reference.accountName()))
            .map(Account::id)
            .toList();
    if (found.isEmpty()) {
      reportUnknown(
          reference,
          unitCalled(reference.accountName())
              .or(() -> accountNear(reference.accountName()))
              .map(Spelling::didYouMean)
              .orElse("Write the account's name as AWS Organizations shows it, or its id."));
    }
    return theOnly(reference, found);
  }

  /** What names no account may be the name of an organizational unit, which has a path. */
  private Optional<String> unitCalled(String name) {
    return tree.units().stream()
        .filter(unit -> unit.name().equalsIgnoreCase(name))
        .map(tree::pathOf)
        .findFirst();
  }

  private Optional<String> accountNear(String name) {
    List<String> known = tree.accounts().stream().map(Account::name).toList();
    return Spelling.nearest(name, known).map(near -> TargetReference.ACCOUNT_PREFIX + near);
  }

  private Optional<TargetId> findId(TargetReference reference) {
    Optional<TargetId> target =
        Optional.of(reference.text())
            .filter(TargetId::isValid)
            .map(TargetId::new)
            .filter(tree::contains);
    if (target.isEmpty()) {
      reportUnknown(reference, "Check the id, and that the credentials are of this organization.");
    }
    return target;
  }

  private Optional<TargetId> theOnly(TargetReference reference, List<TargetId> found) {
    if (found.size() > 1) {
      String ids = String.join(", ", found.stream().map(TargetId::value).sorted().toList());
      problems.error(
          "settings.ambiguous-target",
          reference.where(),
          "%s names %d places: %s".formatted(reference.label(), found.size(), ids),
          "Write one of the ids instead.");
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private void checkActive(TargetReference reference, TargetId target) {
    Optional<Account> account = tree.account(target);
    if (account.isPresent() && !account.get().isActive()) {
      problems.warning(
          "settings.inactive-account",
          reference.where(),
          "%s is account %s, which is %s"
              .formatted(reference.label(), tree.labelOf(target), account.get().state()),
          "Take it out if it is not coming back.");
    }
  }

  private void reportUnknown(TargetReference reference, String hint) {
    problems.error(
        "settings.unknown-target",
        reference.where(),
        "%s is not in organization %s".formatted(reference.label(), tree.organizationId()),
        hint);
  }

  private void reportTwice(TargetReference reference, TargetReference before, TargetId target) {
    problems.warning(
        "settings.duplicate-target",
        reference.where(),
        "%s is the same place as %s: %s"
            .formatted(reference.label(), Quoted.text(before.text()), tree.labelOf(target)),
        "Keep one of the two.");
  }
}
