package io.amiguard.cli.place;

import static java.util.stream.Collectors.toSet;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.Account;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Move;
import io.amiguard.settings.TargetReference;
import io.amiguard.settings.TargetResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which accounts a command is about. */
public final class AccountChoice {

  @Parameters(
      paramLabel = "ACCOUNT",
      arity = "0..*",
      description =
          "An account id, a name, account:NAME, or for every account below it an organizational"
              + " unit: /OU/path, ou-… or root.")
  List<String> words = new ArrayList<>();

  @Option(names = "--all", description = "Every account of the organization.")
  boolean all;

  /**
   * Requires that it is clear which accounts are meant.
   *
   * @throws AmiguardException if no account is named, or names stand beside {@code --all}
   */
  public void requireSense(MoveChoice moves) {
    if (!all && words.isEmpty() && !moves.isGiven()) {
      throw new AmiguardException(
          Kind.USAGE,
          "name the accounts to explain, by id, name or OU path, or pass --all for every one.");
    }
    if (all && !words.isEmpty()) {
      throw new AmiguardException(
          Kind.USAGE, "--all means every account, so leave out the names, or leave out --all.");
    }
  }

  /** Returns the ids if all that is named are ids of accounts, which can be looked up alone. */
  public Optional<Set<TargetId>> ids() {
    return all || words.isEmpty() || !words.stream().allMatch(AccountChoice::isId)
        ? Optional.empty()
        : Optional.of(words.stream().map(TargetId::new).collect(toSet()));
  }

  private static boolean isId(String word) {
    return TargetId.isValid(word) && new TargetId(word).isAccount();
  }

  /**
   * Returns the accounts; where none is named, those that are moved.
   *
   * @param tree with the accounts moved
   * @throws AmiguardException with a finding for each word that names nothing or several things
   */
  public Set<TargetId> in(OrganizationTree tree, List<Move> moves) {
    List<Finding> findings = new ArrayList<>();
    Set<TargetId> accounts = new TreeSet<>();
    if (words.isEmpty()) {
      moves.stream().map(Move::account).forEach(accounts::add);
    }
    for (TargetReference place : places(tree)) {
      TargetResolver.resolve(place, tree, findings).stream()
          .flatMap(found -> tree.accountsUnder(found).stream())
          .map(Account::id)
          .forEach(accounts::add);
    }
    requireFound(findings, tree);
    return accounts;
  }

  /** One word that is wrong is said in one line. */
  private static void requireFound(List<Finding> findings, OrganizationTree tree) {
    if (findings.size() == 1) {
      Finding finding = findings.get(0);
      throw new AmiguardException(
          Kind.USAGE,
          "%s. %s".formatted(finding.message(), finding.hint().orElse("Name another.")));
    }
    if (!findings.isEmpty()) {
      throw new AmiguardException(
          Kind.USAGE,
          "ACCOUNT must be an account or an organizational unit of organization %s."
              .formatted(tree.organizationId()),
          findings);
    }
  }

  private List<TargetReference> places(OrganizationTree tree) {
    return all
        ? List.of(TargetReference.of(tree.root().id().value(), "ACCOUNT"))
        : words.stream().map(word -> reference(word, "ACCOUNT")).toList();
  }

  /** Returns what a word names; one that has the form of nothing else is the name of an account. */
  static TargetReference reference(String word, String noun) {
    boolean isReference =
        word.equals(TargetReference.ROOT)
            || word.startsWith("/")
            || word.startsWith(TargetReference.ACCOUNT_PREFIX)
            || word.matches("[0-9]+")
            || TargetId.isValid(word);
    return isReference ? TargetReference.of(word, noun) : TargetReference.ofBareName(word, noun);
  }
}
