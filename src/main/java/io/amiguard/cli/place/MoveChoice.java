package io.amiguard.cli.place;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.Finding;
import io.amiguard.organization.OrganizationTree;
import io.amiguard.organization.TargetId;
import io.amiguard.plan.Move;
import io.amiguard.settings.TargetReference;
import io.amiguard.settings.TargetResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Accounts that are moved in thought. */
public final class MoveChoice {

  @Option(
      names = "--move",
      paramLabel = "ACCOUNT=OU",
      description =
          "Ask what an account would have in another place: an id or a name, then an id, a path or"
              + " root. Moves nobody. Repeatable.")
  List<String> moves = new ArrayList<>();

  public boolean isGiven() {
    return !moves.isEmpty();
  }

  /** Returns the moves, with every place found in the organization. */
  public List<Move> in(OrganizationTree tree) {
    List<Finding> findings = new ArrayList<>();
    List<Move> found = new ArrayList<>();
    for (String text : moves) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new AmiguardException(
            Kind.USAGE,
            "--move %s: write ACCOUNT=OU, such as 123456789012=/Workloads/Prod".formatted(text));
      }
      Optional<TargetId> account =
          TargetResolver.resolve(
              AccountChoice.reference(text.substring(0, equals), "--move"), tree, findings);
      Optional<TargetId> parent =
          TargetResolver.resolve(
              TargetReference.of(text.substring(equals + 1), "--move"), tree, findings);
      if (account.isPresent() && parent.isPresent()) {
        found.add(move(text, account.get(), parent.get()));
      }
    }
    if (Finding.anyAtLeast(findings, Finding.Severity.ERROR)) {
      throw new AmiguardException(Kind.USAGE, "--move names a place that is not there.", findings);
    }
    requireOnePlaceEach(found, tree);
    return found;
  }

  private static void requireOnePlaceEach(List<Move> moves, OrganizationTree tree) {
    Map<TargetId, Move> byAccount = new HashMap<>();
    for (Move move : moves) {
      Move other = byAccount.putIfAbsent(move.account(), move);
      if (other != null) {
        throw new AmiguardException(
            Kind.USAGE,
            "--move names account %s twice, to %s and to %s; leave one of them out"
                .formatted(
                    tree.labelOf(move.account()),
                    tree.labelOf(other.parent()),
                    tree.labelOf(move.parent())));
      }
    }
  }

  private static Move move(String text, TargetId account, TargetId parent) {
    if (!account.isAccount() || parent.isAccount()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--move %s: an account moves to the root or an organizational unit".formatted(text));
    }
    return new Move(account, parent);
  }
}
