package io.amiguard.account;

import io.amiguard.AmiguardException;
import io.amiguard.AmiguardException.Kind;
import io.amiguard.policy.State;
import io.amiguard.survey.Place;
import io.amiguard.verify.AccountSettings;
import io.amiguard.verify.AccountSettings.ManagedBy;
import io.amiguard.verify.AccountSettingsReader;
import io.amiguard.verify.Criterion;
import io.amiguard.verify.Pause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A writer that looks right before each write, and does not write where something else is there
 * than was planned for. EC2 has no version token: between the look and the write stand a few
 * milliseconds.
 */
public final class GuardedSettingsWriter implements AccountSettingsWriter {
  private final AccountSettingsWriter writer;
  private final Look look;
  private final Map<Place, Setting> replaced = new HashMap<>();

  public GuardedSettingsWriter(
      AccountSettingsWriter writer, AccountSettingsReader reader, Pause pause) {
    this.writer = writer;
    this.look = new Look(reader, pause);
  }

  @Override
  public void enable(Place place, Setting before, State state) {
    require(place, before);
    writer.enable(place, before, state);
  }

  @Override
  public void disable(Place place, Setting before) {
    require(place, before);
    writer.disable(place, before);
  }

  @Override
  public void replaceCriteria(Place place, Setting before, List<Criterion> criteria) {
    require(place, before);
    writer.replaceCriteria(place, before, criteria);
  }

  /** What our own last write there replaced may still be shown, and is no change of others. */
  private void require(Place place, Setting before) {
    AccountSettings live = look.at(place, seen -> Setting.of(seen).equals(replaced.get(place)));
    if (live.managedBy() == ManagedBy.DECLARATIVE_POLICY) {
      throw new AmiguardException(
          Kind.REFUSED,
          "a declarative policy came to manage Allowed AMIs in account %s in %s after the plan was made, so it was not written there: plan again"
              .formatted(place.account(), place.region()));
    }
    if (!Setting.of(live).equals(before)) {
      throw new AmiguardException(
          Kind.REFUSED,
          "Allowed AMIs in account %s in %s was changed by someone else after the plan was made, so it was not written there: plan again"
              .formatted(place.account(), place.region()));
    }
    replaced.put(place, before);
  }
}
