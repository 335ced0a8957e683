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
    for (String word : places(tree)) {
      TargetResolver.resolve(TargetReference.of(word, "ACCOUNT"), tree, findings).stream()
          .flatMap(place -> tree.accountsUnder(place).stream())
          .map(Account::id)
          .forEach(accounts::add);
    }
    if (Finding.anyAtLeast(findings, Finding.Severity.ERROR)) {
      throw new AmiguardException(
          Kind.USAGE,
          "ACCOUNT must be an account or an organizational unit of organization %s."
              .formatted(tree.organizationId()),
          findings);
    }
    return accounts;
  }

  private List<String> places(OrganizationTree tree) {
    return all
        ? List.of(tree.root().id().value())
        : words.stream().map(AccountChoice::reference).toList();
  }

  /** A word that has the form of nothing else is the name of an account. */
  static String reference(String word) {
    boolean isReference =
        word.equals(TargetReference.ROOT)
            || word.startsWith("/")
            || word.startsWith(TargetReference.ACCOUNT_PREFIX)
            || word.matches("[0-9]+")
            || TargetId.isValid(word);
    return isReference ? word : TargetReference.ACCOUNT_PREFIX + word;
  }
}
