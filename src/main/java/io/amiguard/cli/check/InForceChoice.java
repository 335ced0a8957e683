package io.amiguard.cli.check;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.cli.connection.MembersChoice;
import io.amiguard.cli.place.PlacesChoice;
import io.amiguard.verify.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How accounts are entered and asked at level in-force, and which of them. */
final class InForceChoice {
  @Mixin PlacesChoice places;
  @Mixin MembersChoice members;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description =
          "Level in-force: ask again until it is in force everywhere, for at most this long.")
  @Nullable Duration deadline;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Level in-force: keep what was answered in this file, and do not ask again for what is in"
              + " it.")
  @Nullable String resume;

  @Option(
      names = "--from-report",
      paramLabel = "ID",
      description =
          "Level in-force: ask no account, but go by the summary of this report of"
              + " 'amiguard report start'; what that does not tell is unknown.")
  @Nullable String report;

  /**
   * @throws AmiguardException if an option is out of bounds, or has no meaning at the level
   */
  void requireSense(Level level) {
    if (level == Level.ATTACHED && places.isNarrowed()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts and --ou have no meaning at level attached, which is about policies; choose --level effective or in-force.");
    }
    if (report != null) {
      requireNobodyAsked(level);
    }
    if (level != Level.IN_FORCE && isOnlyForInForce()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--regions, --role, --wait and --resume have a meaning at level in-force only; add --level in-force.");
    }
    members.requireSense();
    places.requireSense();
  }

  private void requireNobodyAsked(Level level) {
    if (level != Level.IN_FORCE) {
      throw new AmiguardException(
          Kind.USAGE,
          "--from-report is about what is in force; use it with --level in-force, or without --level.");
    }
    if (places.isNarrowed() || isOnlyForInForce()) {
      throw new AmiguardException(
          Kind.USAGE,
          "--accounts, --ou, --regions, --role, --wait and --resume are about asking accounts, which --from-report does not; leave one out.");
    }
  }

  private boolean isOnlyForInForce() {
    return !places.regionNames().isEmpty()
        || members.isRoleGiven()
        || deadline != null
        || resume != null;
  }
}
